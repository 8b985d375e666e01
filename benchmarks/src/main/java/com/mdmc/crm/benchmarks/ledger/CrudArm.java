package com.mdmc.crm.benchmarks.ledger;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.bson.Document;

/** What the ledger replaces: the fat document is changed in place, and an audit document keeps old and new values. */
final class CrudArm implements Arm {

    private static final int FILL_BATCH = 1_000;

    private final Streams streams = new Streams();
    private final MongoCollection<Document> state;
    private final MongoCollection<Document> audit;
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();

    CrudArm(MongoDatabase database) {
        MongoDatabase durable = database.withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.state = durable.getCollection("state");
        this.audit = durable.getCollection("audit");
        audit.createIndex(new Document("resourceId", 1).append("timestamp", -1));
        audit.createIndex(new Document("userId", 1).append("timestamp", -1));
    }

    @Override
    public String name() {
        return "CRUD + audit";
    }

    @Override
    public int append(int writer, int events) {
        List<DomainEventMessage<?>> changes = streams.next(writer, events);
        String id = changes.get(0).getAggregateIdentifier();
        known.computeIfAbsent(id, this::create);
        Document before = state.findOneAndUpdate(
                eq("_id", id),
                Updates.combine(Updates.set("figures", RawArm.document(changes)), Updates.inc("version", 1)),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.BEFORE));
        audit.insertOne(audited(changes, before.get("figures")));
        return 1;
    }

    /** Sent in bulk: what counts is the size that is reached. */
    @Override
    public void fill(long events) {
        for (long filled = 0; filled < events; filled += FILL_BATCH) {
            List<Document> changes = new ArrayList<>();
            for (int i = 0; i < FILL_BATCH; i++) {
                List<DomainEventMessage<?>> change = streams.next(-1, 1);
                known.computeIfAbsent(change.get(0).getAggregateIdentifier(), this::create);
                changes.add(audited(change, null));
            }
            audit.insertMany(changes);
        }
    }

    private static Document audited(List<DomainEventMessage<?>> changes, Object before) {
        return new Document("resourceId", changes.get(0).getAggregateIdentifier())
                .append("userId", changes.get(0).getMetaData().get("actor"))
                .append("timestamp", changes.get(0).getTimestamp())
                .append("oldValues", before)
                .append("newValues", RawArm.document(changes));
    }

    private Boolean create(String id) {
        Document fat = new Document("_id", id).append("version", 0);
        for (int i = 0; i < 40; i++) {
            fat.append("field" + i, "a value of the fat document, number " + i);
        }
        state.insertOne(fat);
        return true;
    }
}
