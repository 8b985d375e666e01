package com.mdmc.crm.command.user;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mdmc.crm.kernel.access.Account;
import com.mdmc.crm.kernel.access.Provenance;
import com.mdmc.crm.kernel.access.store.SecretToken;
import com.mdmc.crm.kernel.access.store.StoredSession;
import com.mdmc.crm.kernel.access.store.StoredSessions;
import com.mdmc.crm.kernel.value.UserId;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** Begins, renews and ends sessions. */
class Sessions {
    private final MongoCollection<Document> collection;
    private final StoredSessions readers;
    private final SessionLifetimes lifetimes;
    private final Clock clock;

    Sessions(MongoDatabase database, StoredSessions readers, SessionLifetimes lifetimes, Clock clock) {
        this.collection = database.getCollection(StoredSession.COLLECTION)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
        this.collection.createIndex(new Document("userId", 1).append("createdAt", 1));
        this.readers = readers;
        this.lifetimes = lifetimes;
        this.clock = clock;
    }

    /** Begins a session of the account as it stands. */
    IssuedTokens begin(String sessionId, Account account, Provenance origin) {
        Instant now = clock.instant();
        Instant end = now.plus(lifetimes.absolute());
        IssuedTokens tokens = issue(sessionId, now, end);
        StoredSession session = new StoredSession(
                sessionId,
                account.id(),
                account.credentials().sessionEpoch(),
                tokens.access().fingerprint(),
                tokens.accessExpiresAt(),
                tokens.refresh().fingerprint(),
                tokens.refreshExpiresAt(),
                end,
                now,
                now,
                origin.ip(),
                origin.userAgent(),
                null);
        collection.insertOne(session.document());
        return tokens;
    }

    Optional<StoredSession> find(String sessionId) {
        return Optional.ofNullable(collection.find(eq("_id", sessionId)).first())
                .map(StoredSession::of);
    }

    /** The sessions of an account that go on, the oldest first. */
    List<StoredSession> open(Account account) {
        Instant now = clock.instant();
        List<StoredSession> open = new ArrayList<>();
        collection
                .find(eq("userId", account.id().value()))
                .sort(Sorts.ascending("createdAt"))
                .map(StoredSession::of)
                .forEach(session -> {
                    if (session.isOpen(account, now)) {
                        open.add(session);
                    }
                });
        return open;
    }

    /** Ends a session of the user's; whether there was one that went on. */
    boolean end(String sessionId, UserId userId) {
        boolean ended = collection
                        .updateOne(
                                and(eq("_id", sessionId), eq("userId", userId.value()), eq("endedAt", null)),
                                Updates.set("endedAt", Date.from(clock.instant())))
                        .getMatchedCount()
                == 1;
        readers.forget();
        return ended;
    }

    private IssuedTokens issue(String sessionId, Instant now, Instant end) {
        return new IssuedTokens(
                SecretToken.draw(sessionId),
                earlier(now.plus(lifetimes.access()), end),
                SecretToken.draw(sessionId),
                earlier(now.plus(lifetimes.idle()), end));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
