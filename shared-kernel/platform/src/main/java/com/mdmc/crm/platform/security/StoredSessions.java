package com.mdmc.crm.platform.security;

import static com.mongodb.client.model.Filters.eq;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.Document;

/**
 * Authentication by stored sessions, cached for far less than the second within which an ended session must be over on
 * every node.
 */
public final class StoredSessions implements BearerSessions {
    private static final Duration BELIEVED = Duration.ofMillis(300);

    private final MongoCollection<Document> collection;
    private final Accounts accounts;
    private final ApiTokens machines;
    private final Clock clock;
    private final Cache<String, Opened> believed =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(BELIEVED).build();

    private record Opened(Optional<Actor> actor, Instant until) {}

    public StoredSessions(MongoDatabase database, Accounts accounts, ApiTokens machines, Clock clock) {
        this.collection = DurableSettings.of(database).collection(StoredSession.COLLECTION, Document.class);
        this.accounts = accounts;
        this.machines = machines;
        this.clock = clock;
    }

    @Override
    public Optional<Actor> actorOf(String token) {
        return token.startsWith(ApiToken.PREFIX)
                ? machines.actorOf(token)
                : SecretToken.parse(token).flatMap(this::open);
    }

    @Override
    public Optional<Actor> actorOfSession(String sessionId) {
        Opened opened = believed.get("session:" + sessionId, key -> read(sessionId, session -> true));
        Optional<Actor> actor = clock.instant().isBefore(opened.until()) ? opened.actor() : Optional.empty();
        return actor.or(() -> machines.actorOfId(sessionId));
    }

    /** The open sessions of an account, the oldest first. */
    public List<StoredSession> of(Account account) {
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

    /** Empties the cache after this process changed a session or an account. */
    public void forget() {
        believed.invalidateAll();
    }

    private Optional<Actor> open(SecretToken token) {
        Opened opened = believed.get(
                token.id() + "." + token.fingerprint(),
                key -> read(token.id(), session -> token.matches(session.access())));
        return clock.instant().isBefore(opened.until()) ? opened.actor() : Optional.empty();
    }

    private Opened read(String sessionId, Predicate<StoredSession> isPresented) {
        return Optional.ofNullable(collection.find(eq("_id", sessionId)).first())
                .map(StoredSession::of)
                .filter(session -> session.endedAt() == null && isPresented.test(session))
                .map(session -> new Opened(actor(session), session.accessExpiresAt()))
                .orElse(new Opened(Optional.empty(), Instant.MAX));
    }

    private Optional<Actor> actor(StoredSession session) {
        return accounts.find(session.userId()).filter(session::isBackedBy).map(account -> account.actor(session.id()));
    }
}
