package com.mdmc.crm.platform.security;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** Credentials of machines: SHA-256 fingerprints, read anew often enough that a revoked one is over within a second. */
public final class ApiTokens {
    private static final int DUPLICATE_KEY = 11000;
    private static final Duration BELIEVED = Duration.ofMillis(300);

    private final MongoCollection<Document> collection;
    private final Clock clock;
    private final Cache<String, Optional<ApiToken>> believed =
            Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(BELIEVED).build();

    public ApiTokens(MongoDatabase database, Clock clock) {
        this.collection = DurableSettings.of(database).collection("api_tokens", Document.class);
        this.collection.createIndex(new Document("name", 1), new IndexOptions().unique(true));
        this.clock = clock;
    }

    /** The actor of a token that is good; empty for any other text. */
    public Optional<Actor> actorOf(String presented) {
        if (!presented.startsWith(ApiToken.PREFIX)) {
            return Optional.empty();
        }
        return SecretToken.parse(presented.substring(ApiToken.PREFIX.length()))
                .flatMap(token -> believed.get(
                                token.text(),
                                key -> read(token.id())
                                        .filter(stored -> token.matches(stored.getString("secret")))
                                        .map(ApiToken::of))
                        .filter(known -> known.isGood(clock.instant())))
                .map(this::used);
    }

    /** The actor of a token that is still good, by its id. */
    Optional<Actor> actorOfId(String id) {
        return read(id).map(ApiToken::of)
                .filter(token -> token.isGood(clock.instant()))
                .map(ApiToken::actor);
    }

    /**
     * Keeps a token.
     *
     * @throws Rejection {@code token-name-taken}, also by one that was revoked
     */
    public void keep(ApiToken token, SecretToken secret) {
        try {
            collection.insertOne(token.document(secret.fingerprint()));
        } catch (MongoWriteException taken) {
            throw taken.getError().getCode() == DUPLICATE_KEY ? Rejection.state("token-name-taken") : taken;
        }
    }

    /** Takes back a token that no event came to name. */
    public void withdraw(String id) {
        collection.deleteOne(eq("_id", id));
    }

    /** Ends a token; no matter if it had ended. */
    public void revoke(String id) {
        collection.updateOne(
                and(eq("_id", id), eq("revokedAt", null)), Updates.set("revokedAt", Date.from(clock.instant())));
        believed.invalidateAll();
    }

    /** All tokens there ever were, by name. */
    public List<ApiToken> all() {
        return collection.find().sort(Sorts.ascending("name")).map(ApiToken::of).into(new ArrayList<>());
    }

    private Optional<Document> read(String id) {
        return Optional.ofNullable(collection.find(eq("_id", id)).first());
    }

    private Actor used(ApiToken token) {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        if (token.lastUsedAt() == null || token.lastUsedAt().isBefore(minute)) {
            Date then = Date.from(minute);
            collection.updateOne(
                    and(eq("_id", token.id()), or(eq("lastUsedAt", null), lt("lastUsedAt", then))),
                    Updates.set("lastUsedAt", then));
            believed.invalidateAll();
        }
        return token.actor();
    }
}
