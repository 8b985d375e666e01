package com.mdmc.crm.command.lead.adapter;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;

import com.mdmc.crm.command.lead.decision.LeadEmailClaims;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.privacy.EmailIndex;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Actor;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/**
 * Claims as documents of {@value #COLLECTION}, keyed by the address's blind index: the unique key is what makes them
 * race-free. A claim that a crash left behind is taken over once the ledger shows that its lead does not need it.
 *
 * <p>A claim names each attempt that took it and was not refused. So several attempts on one lead can be under way at
 * once: whoever is refused takes back its own attempt, and the claim goes only with the last of them.
 */
public final class MongoLeadEmailClaims implements LeadEmailClaims {
    public static final String COLLECTION = "lead_email_claims";

    private static final String ATTEMPTS = "attempts";
    private static final int DUPLICATE_KEY = 11000;
    // Longer than any command takes from its claim to its event.
    private static final Duration SETTLING = Duration.ofSeconds(30);

    private final MongoCollection<Document> claims;
    private final Privacy privacy;
    private final BlindIndex blindIndex;
    private final EmailClaimOwners holders;
    private final Clock clock;

    public MongoLeadEmailClaims(
            MongoDatabase database, Privacy privacy, BlindIndex blindIndex, EmailClaimOwners holders, Clock clock) {
        this.claims = DurableSettings.of(database).collection(COLLECTION, Document.class);
        this.privacy = privacy;
        this.blindIndex = blindIndex;
        this.holders = holders;
        this.clock = clock;
        claims.createIndex(Indexes.ascending("lead"));
    }

    @Override
    public void claim(LeadId lead, EmailIndex email, Actor actor) {
        giveBackIfRefused(claimAhead(lead, email, actor));
    }

    @Override
    public Runnable claimAhead(LeadId lead, EmailIndex email, Actor actor) {
        String key = email.value();
        ObjectId attempt = new ObjectId();
        Document claim = new Document("_id", key)
                .append("lead", lead.value())
                .append("at", Date.from(clock.instant()))
                .append(ATTEMPTS, List.of(attempt));
        while (!insert(claim) && !joined(claim, attempt) && !takenOver(claim, actor)) {
            // it was given back meanwhile
        }
        return () -> giveBack(key, lead, attempt);
    }

    @Override
    public void releaseAllBut(LeadId lead, EmailIndex kept) {
        String keptKey = kept == null ? "" : kept.value();
        // What a later attempt on the lead joins before these go stays.
        List<Document> given =
                claims.find(and(eq("lead", lead.value()), ne("_id", keptKey))).into(new ArrayList<>());
        CurrentUnitOfWork.get().afterCommit(written -> given.forEach(each -> claims.deleteOne(asFound(each))));
    }

    @Override
    public void requireFree(EmailIndex email, Actor actor) {
        Document found = claims.find(eq("_id", email.value())).first();
        if (found != null) {
            LeadId lead = new LeadId(found.getString("lead"));
            EmailClaimOwners.Holder holder = holders.of(lead);
            if (needs(holder, email.value())) {
                throw duplicate(lead, holders.survivorOf(holder), actor);
            }
        }
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

    /** Whether the lead had the address already and this attempt is one more. */
    private boolean joined(Document claim, ObjectId attempt) {
        return claims.updateOne(
                                and(eq("_id", claim.get("_id")), eq("lead", claim.get("lead"))),
                                combine(push(ATTEMPTS, attempt), set("at", claim.get("at"))))
                        .getMatchedCount()
                == 1;
    }

    /** Whether the claim, which was another lead's, is this lead's now; {@code false} if nobody has it. */
    private boolean takenOver(Document claim, Actor actor) {
        String key = claim.getString("_id");
        Document found = claims.find(eq("_id", key)).first();
        if (found == null) {
            return false;
        }
        LeadId lead = new LeadId(found.getString("lead"));
        EmailClaimOwners.Holder holder = holders.of(lead);
        if (isSettling(found) || needs(holder, key) || !replace(found, claim)) {
            throw duplicate(lead, holders.survivorOf(holder), actor);
        }
        return true;
    }

    private boolean isSettling(Document found) {
        Instant claimed = found.getDate("at").toInstant();
        return claimed.plus(SETTLING).isAfter(clock.instant());
    }

    private boolean needs(EmailClaimOwners.Holder holder, String key) {
        return holder.working()
                && holders.survivorOf(holder).isOpen()
                && key.equals(indexOf(holder.email()).value());
    }

    private boolean replace(Document found, Document claim) {
        return claims.replaceOne(asFound(found), claim).getMatchedCount() == 1;
    }

    private static Bson asFound(Document found) {
        return and(eq("_id", found.get("_id")), eq("lead", found.get("lead")), eq(ATTEMPTS, found.get(ATTEMPTS)));
    }

    // After any other failure it is unknown whether the event was written; then the claim stays and settles itself.
    private void giveBackIfRefused(Runnable giveBack) {
        CurrentUnitOfWork.get().onRollback(refused -> {
            Throwable reason = refused.getExecutionResult().getExceptionResult();
            if (reason instanceof Rejection || reason instanceof ConcurrencyException) {
                giveBack.run();
            }
        });
    }

    private void giveBack(String key, LeadId lead, ObjectId attempt) {
        Bson claim = and(eq("_id", key), eq("lead", lead.value()));
        claims.updateOne(claim, pull(ATTEMPTS, attempt));
        if (!needs(holders.of(lead), key)) {
            claims.deleteOne(and(claim, eq(ATTEMPTS, List.of())));
        }
    }

    @Override
    public EmailIndex indexOf(PersonalText stored) {
        return blindIndex.of(privacy.decrypt(stored));
    }

    private static Rejection duplicate(LeadId claimed, EmailClaimOwners.Holder holder, Actor actor) {
        LeadId lead = holder.id() == null ? claimed : holder.id();
        return Rejection.state("duplicate-lead", holder.isVisibleTo(actor) ? Map.of("leadId", lead.value()) : Map.of());
    }
}
