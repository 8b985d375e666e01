package com.mdmc.crm.benchmarks.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.mdmc.crm.ledger.serialization.LedgerJson;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.bson.Document;

/** The bare driver: the same data in one document a commit, with no order, lock or subject. The floor. */
final class RawArm implements Arm {

    private static final int FILL_BATCH = 1_000;

    private final Streams streams = new Streams();
    private final MongoCollection<Document> collection;
    private final int together;

    /** @param together commits that one writer sends in one insert; 1 for insertOne */
    RawArm(MongoDatabase database, int together) {
        this.collection =
                database.getCollection("raw" + together).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.together = together;
    }

    @Override
    public String name() {
        return together == 1 ? "raw insertOne" : "raw insertMany of " + together;
    }

    @Override
    public int append(int writer, int events) {
        if (together == 1) {
            collection.insertOne(document(streams.next(writer, events)));
        } else {
            collection.insertMany(documents(writer, events, together));
        }
        return together;
    }

    @Override
    public void fill(long events) {
        for (long filled = 0; filled < events; filled += FILL_BATCH) {
            collection.insertMany(documents(-1, 1, FILL_BATCH));
        }
    }

    private List<Document> documents(int writer, int events, int count) {
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            documents.add(document(streams.next(writer, events)));
        }
        return documents;
    }

    static Document document(List<DomainEventMessage<?>> commit) {
        return new Document("e", commit.stream().map(RawArm::event).toList());
    }

    private static Document event(DomainEventMessage<?> event) {
        return new Document("i", event.getIdentifier())
                .append("t", event.getTimestamp())
                .append("g", event.getAggregateIdentifier())
                .append("q", event.getSequenceNumber())
                .append("p", json(event.getPayload()))
                .append("m", new Document(event.getMetaData()));
    }

    private static String json(Object payload) {
        try {
            return LedgerJson.mapper().writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
