package com.mdmc.crm.standalone.bench.query;

import static com.mongodb.client.model.Filters.eq;

import com.mdmc.crm.kernel.eventstore.Commit;
import com.mdmc.crm.kernel.eventstore.Ledger;
import com.mdmc.crm.query.lead.LeadView;
import com.mdmc.crm.query.view.JacksonCodec;
import com.mdmc.crm.query.view.Recorded;
import com.mdmc.crm.query.view.RecordedEvents;
import com.mdmc.crm.query.view.ViewJson;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/** The view of leads kept the plain way: read, fold and write a document at every event; no counters, no indexes. */
final class WritePerEvent {
    private final MongoCollection<BsonDocument> collection;
    private final Ledger ledger;
    private final JacksonCodec<LeadView> codec = ViewJson.codec(LeadView.class);

    WritePerEvent(MongoDatabase database, Ledger ledger) {
        this.collection = database.getCollection("write_per_event", BsonDocument.class);
        this.ledger = ledger;
        collection.drop();
    }

    /** Events a second, over some seconds. */
    double rate(int seconds) {
        long begun = System.nanoTime();
        long end = begun + seconds * 1_000_000_000L;
        long events = 0;
        long position = 0;
        while (System.nanoTime() < end && position < ledger.head()) {
            for (Commit commit : ledger.commitsAfter(position, 20)) {
                position = commit.position();
                for (Recorded<?> recorded : RecordedEvents.of(commit)) {
                    take(recorded);
                    events++;
                }
            }
        }
        return events * 1e9 / (System.nanoTime() - begun);
    }

    private void take(Recorded<?> recorded) {
        if (LeadView.FOLD.knows(recorded.event().getClass())) {
            String id = recorded.event().subject();
            BsonDocument stored = collection.find(eq("_id", id)).first();
            LeadView before = stored == null
                    ? null
                    : codec.decode(
                            new BsonDocumentReader(stored),
                            DecoderContext.builder().build());
            LeadView after = LeadView.FOLD.apply(before, recorded);
            BsonDocument document = new BsonDocument();
            codec.encode(
                    new BsonDocumentWriter(document),
                    after,
                    EncoderContext.builder().build());
            collection.replaceOne(eq("_id", id), document, new ReplaceOptions().upsert(true));
        }
    }
}
