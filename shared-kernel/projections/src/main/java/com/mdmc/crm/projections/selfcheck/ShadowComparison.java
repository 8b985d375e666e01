package com.mdmc.crm.projections.selfcheck;

import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.store.ViewCollections;
import com.mdmc.crm.projections.store.ViewStore;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * Compares a collection in use with one built anew up to a position, document by document in the order of their ids.
 * A document that something happened to since is left out: it is of another time.
 */
final class ShadowComparison {
    // How a row remembers events that came late, and how many events a document is made of: nothing of what they show.
    private static final List<String> BOOKKEEPING = List.of("_late", ViewStore.EVENTS);

    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private final MongoDatabase database;
    private final long position;

    ShadowComparison(MongoDatabase database, long position) {
        this.database = database;
        this.position = position;
    }

    /** The ids of the documents that differ, are missing, or should not be there. */
    List<String> differences(String live, String shadow) {
        List<String> different = new ArrayList<>();
        try (Walk kept = new Walk(live);
                Walk built = new Walk(shadow)) {
            while (kept.current != null || built.current != null) {
                int order = kept.compareTo(built);
                if (order == 0 && !kept.equalsThatOf(built) && kept.isOfThen()
                        || order < 0 && kept.isOfThen()
                        || order > 0) {
                    different.add(order > 0 ? built.id() : kept.id());
                }
                step(order, kept, built);
            }
        }
        return different;
    }

    private static void step(int order, Walk kept, Walk built) {
        if (order <= 0) {
            kept.next();
        }
        if (order >= 0) {
            built.next();
        }
    }

    /** A collection gone through in the order of its ids. */
    private final class Walk implements AutoCloseable {
        private final MongoCursor<RawBsonDocument> cursor;
        private RawBsonDocument current;

        private Walk(String name) {
            cursor = ViewCollections.open(database, name, RawBsonDocument.class)
                    .find()
                    .sort(Sorts.ascending("_id"))
                    .batchSize(500)
                    .iterator();
            next();
        }

        private void next() {
            current = cursor.hasNext() ? cursor.next() : null;
        }

        /** Nearly always byte by byte. */
        private boolean equalsThatOf(Walk other) {
            return current.getByteBuffer()
                            .asNIO()
                            .equals(other.current.getByteBuffer().asNIO())
                    || shown().equals(other.shown());
        }

        private BsonDocument shown() {
            BsonDocument shown = current.decode(CODEC);
            BOOKKEEPING.forEach(shown::remove);
            return shown;
        }

        private String id() {
            return current.getString("_id").getValue();
        }

        private boolean isOfThen() {
            return current.containsKey(ViewStore.TOKEN)
                    && EventEnvelope.positionOf(
                                    current.getInt64(ViewStore.TOKEN).getValue())
                            <= position;
        }

        private int compareTo(Walk other) {
            if (current == null || other.current == null) {
                return current == null ? 1 : -1;
            }
            return id().compareTo(other.id());
        }

        @Override
        public void close() {
            cursor.close();
        }
    }
}
