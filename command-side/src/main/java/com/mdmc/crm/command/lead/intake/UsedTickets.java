package com.mdmc.crm.command.lead.intake;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Tickets that were used, until they expire: the unique key lets one submission in for each, however often and on however
 * many nodes it is sent.
 */
final class UsedTickets {
    private static final int DUPLICATE_KEY = 11000;
    // The process of a submission that took longer has died.
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final MongoCollection<Document> collection;
    private final Clock clock;

    UsedTickets(MongoDatabase database, Clock clock) {
        this.collection = DurableSettings.of(database).collection("used_intake_tickets", Document.class);
        this.collection.createIndex(new Document("expiresAt", 1));
        this.clock = clock;
    }

    /** What a ticket was used for before. */
    enum Use {
        NOTHING,
        /** The same submission, whose process died: it is the caller's now, and may have taken effect or not. */
        SAME_TAKEN_OVER,
        /** The same submission, which is being taken in at the moment: two must not make one lead at once. */
        SAME_RUNNING,
        /** The same submission, which is in. */
        SAME,
        ANOTHER
    }

    /** Uses a ticket for a submission; says what it was used for before. */
    Use use(String number, String submission, Instant expiresAt) {
        try {
            collection.insertOne(new Document("_id", number)
                    .append("submission", submission)
                    .append("isIn", false)
                    .append("startedAt", Date.from(clock.instant()))
                    .append("expiresAt", Date.from(expiresAt)));
            return Use.NOTHING;
        } catch (MongoWriteException used) {
            if (used.getError().getCode() != DUPLICATE_KEY) {
                throw used;
            }
            Document known = collection.find(eq("_id", number)).first();
            return known == null ? use(number, submission, expiresAt) : useOf(known, submission);
        }
    }

    private Use useOf(Document known, String submission) {
        if (!submission.equals(known.getString("submission"))) {
            return Use.ANOTHER;
        } else if (known.getBoolean("isIn")) {
            return Use.SAME;
        }
        return isTakenOver(known) ? Use.SAME_TAKEN_OVER : Use.SAME_RUNNING;
    }

    private boolean isTakenOver(Document known) {
        Date startedAt = known.getDate("startedAt");
        Instant now = clock.instant();
        return startedAt.toInstant().plus(LEASE).isBefore(now)
                && collection
                                .updateOne(
                                        and(eq("_id", known.get("_id")), eq("startedAt", startedAt)),
                                        Updates.set("startedAt", Date.from(now)))
                                .getMatchedCount()
                        == 1;
    }

    /** Records that the submission is in. */
    void finish(String number) {
        collection.updateOne(eq("_id", number), Updates.set("isIn", true));
    }

    /** Gives a ticket back whose submission could not be taken as it is. */
    void release(String number) {
        collection.deleteOne(and(eq("_id", number), eq("isIn", false)));
    }

    /** Deletes tickets that nobody can use any more. */
    @Scheduled(fixedDelayString = "PT1H")
    void expire() {
        collection.deleteMany(lt("expiresAt", Date.from(clock.instant())));
    }
}
