package com.mdmc.crm.command.identity.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.Document;

/** Which user an e-mail address belongs to: one claim an address, kept under its blind index. */
public class EmailClaims {
    private static final int DUPLICATE_KEY = 11000;
    // An account whose claim is older than this and that was never opened died with its request.
    private static final Duration OPENING = Duration.ofMinutes(1);

    private final MongoCollection<Document> collection;
    private final BlindIndex blindIndex;
    private final Predicate<UserId> exists;
    private final Clock clock;

    public EmailClaims(MongoDatabase database, BlindIndex blindIndex, Predicate<UserId> exists, Clock clock) {
        this.collection = DurableSettings.of(database).collection("user_emails", Document.class);
        this.blindIndex = blindIndex;
        this.exists = exists;
        this.clock = clock;
    }

    /** Who has the address. */
    public Optional<UserId> holder(String email) {
        return held(blindIndex.ofEmail(email)).or(() -> held(blindIndex.ofEmailAsFormerly(email)));
    }

    private Optional<UserId> held(String index) {
        return Optional.ofNullable(collection.find(eq("_id", index)).first())
                .map(claim -> new UserId(claim.getString("userId")));
    }

    /**
     * Claims an address for a user.
     *
     * @throws Rejection {@code email-taken} if somebody else has it, {@code email-looks-taken} if it could be mistaken
     *     for somebody else's
     */
    public void claim(String email, UserId userId) {
        String former = blindIndex.ofEmailAsFormerly(email);
        if (!former.equals(blindIndex.ofEmail(email)) && held(former).isPresent()) {
            throw Rejection.state("email-taken");
        }
        claim(blindIndex.ofEmail(email), userId, "email-taken");
        try {
            claim(blindIndex.ofEmailLook(email), userId, "email-looks-taken");
        } catch (Rejection taken) {
            release(email, userId);
            throw taken;
        }
    }

    private void claim(String index, UserId userId, String problem) {
        try {
            collection.insertOne(new Document("_id", index)
                    .append("userId", userId.value())
                    .append("claimedAt", Date.from(clock.instant())));
        } catch (MongoWriteException taken) {
            if (taken.getError().getCode() != DUPLICATE_KEY) {
                throw taken;
            }
            if (!isHeldBy(index, userId) && !takeOver(index, userId)) {
                throw Rejection.state(problem);
            }
        }
    }

    /** Gives a claim back, because the account was not opened after all. */
    public void release(String email, UserId userId) {
        List<String> indexes = List.of(blindIndex.ofEmail(email), blindIndex.ofEmailLook(email));
        collection.deleteMany(and(in("_id", indexes), eq("userId", userId.value())));
    }

    /** Gives the claims on a former address back, but for what the present one rests on as well. */
    public void move(String former, String present, UserId userId) {
        List<String> given = new ArrayList<>(List.of(
                blindIndex.ofEmail(former), blindIndex.ofEmailLook(former), blindIndex.ofEmailAsFormerly(former)));
        given.removeAll(List.of(blindIndex.ofEmail(present), blindIndex.ofEmailLook(present)));
        collection.deleteMany(and(in("_id", given), eq("userId", userId.value())));
    }

    /** Gives every claim of a user back, whose addresses nobody can read any more. */
    public void releaseAll(UserId userId) {
        collection.deleteMany(eq("userId", userId.value()));
    }

    private boolean isHeldBy(String index, UserId userId) {
        return collection
                        .find(and(eq("_id", index), eq("userId", userId.value())))
                        .first()
                != null;
    }

    private boolean takeOver(String index, UserId userId) {
        Document claim = collection.find(eq("_id", index)).first();
        if (claim == null
                || claim.getDate("claimedAt")
                        .toInstant()
                        .isAfter(clock.instant().minus(OPENING))
                || exists.test(new UserId(claim.getString("userId")))) {
            return false;
        }
        return collection
                        .updateOne(
                                and(eq("_id", index), eq("userId", claim.getString("userId"))),
                                Updates.combine(
                                        Updates.set("userId", userId.value()),
                                        Updates.set("claimedAt", Date.from(clock.instant()))))
                        .getMatchedCount()
                == 1;
    }
}
