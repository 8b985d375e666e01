package com.mdmc.crm.command.lead;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;

import com.mdmc.crm.kernel.Rejection;
import com.mdmc.crm.kernel.access.Actor;
import com.mdmc.crm.kernel.privacy.BlindIndex;
import com.mdmc.crm.kernel.privacy.Privacy;
import com.mdmc.crm.kernel.value.LeadId;
import com.mdmc.crm.kernel.value.PersonalText;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.bson.Document;

/**
 * Claims as documents of {@value #COLLECTION}, keyed by the address's blind index: the unique key is what makes them
 * race-free. A claim that a crash left behind is taken over once the ledger shows that its lead does not need it.
 */
final class MongoLeadEmailClaims implements LeadEmailClaims {
    static final String COLLECTION = "lead_email_claims";

    private static final int DUPLICATE_KEY = 11000;
    // Longer than any command takes from its claim to its event.
    private static final Duration SETTLING = Duration.ofSeconds(30);

    private final MongoCollection<Document> claims;
    private final Privacy privacy;
    private final BlindIndex blindIndex;
    private final ClaimHolders holders;
    private final Clock clock;

    MongoLeadEmailClaims(
            MongoDatabase database, Privacy privacy, BlindIndex blindIndex, ClaimHolders holders, Clock clock) {
        this.claims = database.getCollection(COLLECTION)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY);
        this.privacy = privacy;
        this.blindIndex = blindIndex;
        this.holders = holders;
        this.clock = clock;
        claims.createIndex(Indexes.ascending("lead"));
    }

    @Override
    public void claim(LeadId lead, PersonalText email, Actor actor) {
        String key = keyOf(email);
        Document claim = new Document("_id", key).append("lead", lead.value()).append("at", Date.from(clock.instant()));
        if (insert(claim) || takenOver(key, claim, actor)) {
            giveBackIfRefused(key, lead);
        }
    }

    @Override
    public void releaseAllBut(LeadId lead, PersonalText kept) {
        String keptKey = kept == null ? "" : keyOf(kept);
        CurrentUnitOfWork.get()
                .afterCommit(written -> claims.deleteMany(and(eq("lead", lead.value()), ne("_id", keptKey))));
    }

    private boolean insert(Document claim) {
        try {
            claims.insertOne(claim);
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCode() != DUPLICATE_KEY) {
                throw refused;
            }
            return false;
        }
    }

    /** Whether the claim is this lead's now; {@code false} if it was before. */
    private boolean takenOver(String key, Document claim, Actor actor) {
        Document found = claims.find(eq("_id", key)).first();
        if (found == null) {
            return insert(claim) || takenOver(key, claim, actor);
        }
        LeadId holder = new LeadId(found.getString("lead"));
        if (holder.value().equals(claim.getString("lead"))) {
            return false;
        }
        ClaimHolders.Holder state = holders.of(holder);
        if (isSettling(found) || needs(state, key) || !replace(found, claim)) {
            throw duplicate(holder, state, actor);
        }
        return true;
    }

    private boolean isSettling(Document found) {
        Instant claimed = found.getDate("at").toInstant();
        return claimed.plus(SETTLING).isAfter(clock.instant());
    }

    private boolean needs(ClaimHolders.Holder holder, String key) {
        return holder.isOpen() && key.equals(keyOf(holder.email()));
    }

    private boolean replace(Document found, Document claim) {
        return claims.replaceOne(and(eq("_id", found.get("_id")), eq("lead", found.get("lead"))), claim)
                        .getMatchedCount()
                == 1;
    }

    // After any other failure it is unknown whether the event was written; then the claim stays and settles itself.
    private void giveBackIfRefused(String key, LeadId lead) {
        CurrentUnitOfWork.get().onRollback(refused -> {
            Throwable reason = refused.getExecutionResult().getExceptionResult();
            if (reason instanceof Rejection || reason instanceof ConcurrencyException) {
                claims.deleteOne(and(eq("_id", key), eq("lead", lead.value())));
            }
        });
    }

    private String keyOf(PersonalText email) {
        return blindIndex.ofEmail(privacy.open(email).text());
    }

    private static Rejection duplicate(LeadId holder, ClaimHolders.Holder state, Actor actor) {
        return Rejection.state(
                "duplicate-lead", state.isVisibleTo(actor) ? Map.of("leadId", holder.value()) : Map.of());
    }
}
