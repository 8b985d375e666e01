package com.mdmc.crm.benchmarks.ledger;

import com.mdmc.crm.ledger.serialization.LedgerJson;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.StorageStrategy;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.documentpercommit.DocumentPerCommitStorageStrategy;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.documentperevent.DocumentPerEventStorageStrategy;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.bson.Document;

/** axon-mongo's own engine with Jackson, as documented. */
final class StockArm implements Arm {

    private static final int FILL_BATCH = 1_000;

    private final String name;
    private final Streams streams = new Streams();
    private final StorageStrategy strategy;
    private final MongoTemplate template;
    private final MongoEventStorageEngine engine;
    private final Serializer serializer = serializer();

    private StockArm(String name, StorageStrategy strategy, MongoDatabase database) {
        this.name = name;
        this.strategy = strategy;
        this.template = DefaultMongoTemplate.builder()
                .mongoDatabase(database.withWriteConcern(WriteConcern.MAJORITY.withJournal(true)))
                .build();
        this.engine = engine(100);
        strategy.ensureIndexes(template.eventCollection(), template.snapshotCollection());
    }

    static StockArm perEvent(MongoDatabase database) {
        return new StockArm("stock, per event", new DocumentPerEventStorageStrategy(), database);
    }

    static StockArm perCommit(MongoDatabase database) {
        return new StockArm("stock, per commit", new DocumentPerCommitStorageStrategy(), database);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int append(int writer, int events) {
        engine.appendEvents(streams.next(writer, events));
        return 1;
    }

    @Override
    public void fill(long events) {
        for (long filled = 0; filled < events; filled += FILL_BATCH) {
            List<DomainEventMessage<?>> batch = new ArrayList<>();
            for (int i = 0; i < Math.min(FILL_BATCH, events - filled); i++) {
                batch.addAll(streams.next(-1, 1));
            }
            append(batch);
        }
    }

    /** Records each event as a commit of its own, but sends them together. */
    void append(List<DomainEventMessage<?>> batch) {
        List<Document> documents = new ArrayList<>();
        MongoCollection<Document> capture = new CapturingCollection(documents::addAll).collection();
        batch.forEach(event -> strategy.appendEvents(capture, List.of(event), serializer));
        template.eventCollection().insertMany(documents);
    }

    MongoEventStorageEngine engine() {
        return engine;
    }

    MongoEventStorageEngine engine(int batchSize) {
        return MongoEventStorageEngine.builder()
                .mongoTemplate(template)
                .storageStrategy(strategy)
                .eventSerializer(serializer())
                .snapshotSerializer(serializer())
                .batchSize(batchSize)
                .build();
    }

    private static Serializer serializer() {
        return JacksonSerializer.builder().objectMapper(LedgerJson.copy()).build();
    }
}
