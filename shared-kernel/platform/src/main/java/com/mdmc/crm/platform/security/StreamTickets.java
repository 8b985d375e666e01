package com.mdmc.crm.platform.security;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.NullMarked;

/**
 * One-time tickets for live streams: a browser's {@code EventSource} sends no header, so its address carries a ticket
 * that is good once and for half a minute, instead of a token that would stay in logs and histories.
 */
public final class StreamTickets {
    private static final Duration GOOD = Duration.ofSeconds(30);

    private final MongoCollection<Document> collection;
    private final Clock clock;

    public StreamTickets(MongoDatabase database, Clock clock) {
        this.collection = DurableSettings.of(database).collection("stream_tickets", Document.class);
        this.clock = clock;
    }

    /** A ticket as its holder presents it, and until when. */
    @NullMarked
    public record Ticket(String ticket, Instant expiresAt) {}

    /** Draws a ticket for the holder of a session. */
    public Ticket issue(Actor actor) {
        Instant now = clock.instant();
        collection.deleteMany(lt("expiresAt", Date.from(now)));
        SecretToken token = SecretToken.draw(SecretToken.drawId());
        Instant until = now.plus(GOOD);
        collection.insertOne(new Document("_id", token.id())
                .append("secret", token.fingerprint())
                .append("session", actor.sessionId())
                .append("expiresAt", Date.from(until)));
        return new Ticket(token.text(), until);
    }

    /** The session of a ticket, which is used up; empty if it is none, was used or is too old. */
    public Optional<String> redeem(String presented) {
        return SecretToken.parse(presented).flatMap(token -> {
            Document stored = collection.find(eq("_id", token.id())).first();
            boolean isGood = stored != null
                    && token.matches(stored.getString("secret"))
                    && clock.instant().isBefore(stored.getDate("expiresAt").toInstant());
            // Of two that present it at once, one deletes it.
            return isGood && collection.deleteOne(eq("_id", token.id())).getDeletedCount() == 1
                    ? Optional.of(stored.getString("session"))
                    : Optional.empty();
        });
    }
}
