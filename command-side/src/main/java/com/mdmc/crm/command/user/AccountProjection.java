package com.mdmc.crm.command.user;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.UserEvent;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.AccountDocuments;
import com.mdmc.crm.platform.security.StoredSessions;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;

/**
 * Keeps {@code accounts} current. Whoever changed a user brings the account up to date before answering; the event
 * processor does the same for what a crash left behind. The number of events folded guards every write.
 */
class AccountProjection {
    private static final int DUPLICATE_KEY = 11000;

    private final MongoCollection<Document> collection;
    private final EventStore events;
    private final StoredSessions sessions;

    AccountProjection(MongoDatabase database, EventStore events, StoredSessions sessions) {
        this.collection = DurableSettings.of(database).collection(AccountDocuments.COLLECTION, Document.class);
        this.collection.createIndex(new Document("standing.active", 1));
        this.events = events;
        this.sessions = sessions;
    }

    /** Folds what the stream has and the account lacks; the account as it is afterwards. */
    Optional<Account> catchUp(UserId userId) {
        while (true) {
            Account before = find(userId);
            Account after = fold(before, userId);
            if (after == before) {
                return Optional.ofNullable(after);
            }
            if (replace(before, after)) {
                sessions.forget();
                return Optional.of(after);
            }
        }
    }

    private Account find(UserId userId) {
        Document stored = collection.find(eq("_id", userId.value())).first();
        return stored == null ? null : AccountDocuments.read(stored);
    }

    private Account fold(Account before, UserId userId) {
        Account account = before;
        DomainEventStream stream = events.readEvents(userId.value(), before == null ? 0 : before.version());
        while (stream.hasNext()) {
            account = AccountFold.after(account, (UserEvent) stream.next().getPayload());
        }
        return account;
    }

    private boolean replace(Account before, Account after) {
        try {
            if (before == null) {
                return collection.insertOne(AccountDocuments.of(after)).wasAcknowledged();
            }
            return collection
                            .replaceOne(
                                    and(eq("_id", before.id().value()), eq("version", before.version())),
                                    AccountDocuments.of(after))
                            .getMatchedCount()
                    == 1;
        } catch (MongoWriteException anotherWasFirst) {
            if (anotherWasFirst.getError().getCode() != DUPLICATE_KEY) {
                throw anotherWasFirst;
            }
            return false;
        }
    }
}
