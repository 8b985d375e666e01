package com.mdmc.crm.command.identity.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.ledger.format.EventMetadata;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.SecretToken;
import com.mdmc.crm.platform.security.StoredSession;
import com.mdmc.crm.platform.security.StoredSessions;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/** Begins, renews and ends sessions. */
public class Sessions {
    private final MongoCollection<Document> collection;
    private final UsedRefreshTokens spent;
    private final StoredSessions readers;
    private final SessionLifetimes lifetimes;
    private final Clock clock;

    public Sessions(MongoDatabase database, StoredSessions readers, SessionLifetimes lifetimes, Clock clock) {
        this.collection = DurableSettings.of(database).collection(StoredSession.COLLECTION, Document.class);
        this.collection.createIndex(new Document("userId", 1).append("createdAt", 1));
        this.collection.createIndex(new Document("expiresAt", 1));
        this.spent = new UsedRefreshTokens(database);
        this.readers = readers;
        this.lifetimes = lifetimes;
        this.clock = clock;
    }

    /** Begins a session of the account as it stands. */
    public TokenPair begin(String sessionId, Account account, EventMetadata origin) {
        Instant now = clock.instant();
        Instant end = now.plus(lifetimes.absolute());
        TokenPair tokens = issue(sessionId, now, end);
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

    public Optional<StoredSession> find(String sessionId) {
        return Optional.ofNullable(collection.find(eq("_id", sessionId)).first())
                .map(StoredSession::of);
    }

    /**
     * Exchanges a refresh token for new tokens: exactly one of several at the same time succeeds.
     *
     * @return nothing if the token is not the session's current one
     */
    Optional<TokenPair> renew(StoredSession session, SecretToken presented) {
        if (!presented.matches(session.refresh())) {
            return Optional.empty();
        }
        spent.remember(presented, session);
        Instant now = clock.instant();
        TokenPair tokens = issue(session.id(), now, session.expiresAt());
        boolean mine = collection
                        .updateOne(
                                and(eq("_id", session.id()), eq("refresh", session.refresh()), eq("endedAt", null)),
                                combine(
                                        set("access", tokens.access().fingerprint()),
                                        set("accessExpiresAt", Date.from(tokens.accessExpiresAt())),
                                        set("refresh", tokens.refresh().fingerprint()),
                                        set("refreshExpiresAt", Date.from(tokens.refreshExpiresAt())),
                                        set("renewedAt", Date.from(now))))
                        .getMatchedCount()
                == 1;
        readers.forget();
        return mine ? Optional.of(tokens) : Optional.empty();
    }

    /** Whether the token was the session's once and was exchanged since. */
    boolean isSpent(StoredSession session, SecretToken presented) {
        return spent.knows(presented, session);
    }

    /** Ends a session of the user's; whether there was one that went on. */
    public boolean end(String sessionId, UserId userId) {
        boolean ended = collection
                        .updateOne(
                                and(eq("_id", sessionId), eq("userId", userId.value()), eq("endedAt", null)),
                                set("endedAt", Date.from(clock.instant())))
                        .getMatchedCount()
                == 1;
        readers.forget();
        return ended;
    }

    /** Forgets all sessions of a user, where they were opened included. */
    public void forgetAll(UserId userId) {
        collection.deleteMany(eq("userId", userId.value()));
        readers.forget();
    }

    /** Forgets sessions that can never go on, and the tokens spent in them. */
    void forgetExpired(Instant now) {
        collection.deleteMany(lt("expiresAt", Date.from(now)));
        spent.forgetExpired(now);
    }

    private TokenPair issue(String sessionId, Instant now, Instant end) {
        return new TokenPair(
                SecretToken.draw(sessionId),
                earlier(now.plus(lifetimes.access()), end),
                SecretToken.draw(sessionId),
                earlier(now.plus(lifetimes.idle()), end));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
