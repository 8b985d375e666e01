package com.mdmc.crm.command.identity.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mdmc.crm.platform.security.SecretToken;
import com.mdmc.crm.platform.security.StoredSession;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;

/** Fingerprints of refresh tokens that were exchanged, kept as long as their sessions may last. */
class UsedRefreshTokens {
    private static final int DUPLICATE_KEY = 11000;
    private final MongoCollection<Document> collection;

    UsedRefreshTokens(MongoDatabase database) {
        this.collection = DurableSettings.of(database).collection("spent_refresh_tokens", Document.class);
        this.collection.createIndex(new Document("expiresAt", 1));
    }

    /** Written before the exchange, so that a crash in between leaves the token good for another try. */
    void remember(SecretToken token, StoredSession session) {
        try {
            collection.insertOne(new Document("_id", token.fingerprint())
                    .append("sessionId", session.id())
                    .append("expiresAt", Date.from(session.expiresAt())));
        } catch (MongoWriteException known) {
            if (known.getError().getCode() != DUPLICATE_KEY) {
                throw known;
            }
        }
    }

    boolean knows(SecretToken token, StoredSession session) {
        return collection
                        .find(and(eq("_id", token.fingerprint()), eq("sessionId", session.id())))
                        .first()
                != null;
    }

    void forgetExpired(Instant now) {
        collection.deleteMany(lt("expiresAt", Date.from(now)));
    }
}
