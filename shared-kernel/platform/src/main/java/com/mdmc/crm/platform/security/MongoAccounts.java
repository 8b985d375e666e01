package com.mdmc.crm.platform.security;

import static com.mongodb.client.model.Filters.eq;

import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** Reads accounts from the store; the side that decides keeps them current. */
public final class MongoAccounts implements Accounts {
    private final MongoCollection<Document> collection;

    public MongoAccounts(MongoDatabase database) {
        this.collection = DurableSettings.of(database).collection(AccountDocuments.COLLECTION, Document.class);
    }

    @Override
    public Optional<Account> find(UserId id) {
        return Optional.ofNullable(collection.find(eq("_id", id.value())).first())
                .map(AccountDocuments::read);
    }

    @Override
    public List<Account> active() {
        List<Account> active = new ArrayList<>();
        collection
                .find(eq("standing.active", true))
                .sort(Sorts.ascending("_id"))
                .forEach(stored -> active.add(AccountDocuments.read(stored)));
        return active;
    }
}
