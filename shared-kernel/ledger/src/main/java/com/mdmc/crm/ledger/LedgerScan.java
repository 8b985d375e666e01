package com.mdmc.crm.ledger;

import com.mdmc.crm.ledger.append.MongoCommitLog;
import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.read.Ledger;
import com.mdmc.crm.ledger.read.PositionAtInstant;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/** The stored documents of a ledger as they stand, for those who trust none of them. Reading changes nothing. */
public final class LedgerScan {

    private static final int BATCH = 1_000;

    private final MongoCollection<RawBsonDocument> commits;

    private LedgerScan(MongoCollection<RawBsonDocument> commits) {
        this.commits = commits;
    }

    public static LedgerScan of(MongoDatabase database) {
        return new LedgerScan(DurableSettings.of(database)
                .collection(LedgerStorage.DEFAULT_NAME + LedgerStorage.COMMITS, RawBsonDocument.class));
    }

    /** How many documents there are, about. */
    public long estimatedCount() {
        return commits.estimatedDocumentCount();
    }

    /**
     * All documents in the order of their ids; from a position on, unless it is the first: then whatever else lies in
     * the collection is shown as well.
     */
    public Documents from(long position) {
        return new Documents(commits.find(position <= 1 ? new BsonDocument() : Filters.gte("_id", position))
                .sort(Sorts.ascending("_id"))
                .batchSize(BATCH)
                .cursor());
    }

    /** The documents about a subject up to a position, in order. */
    public List<CommitDocument> about(String subject, long upTo) {
        return MongoCommitLog.reading(commits).about(List.of(subject), upTo);
    }

    /** What kind of aggregate goes by an id, as its first commit says; empty if none does. */
    public Optional<String> typeOf(String aggregateId) {
        return MongoCommitLog.reading(commits).ofAggregate(aggregateId, 0, 1).stream()
                .flatMap(commit -> commit.raw().getArray("e").stream())
                .map(BsonValue::asDocument)
                .filter(event -> aggregateId.equals(
                        event.getString("g", new BsonString("")).getValue()))
                .map(event -> event.getString("a").getValue())
                .findFirst();
    }

    /** How far the ledger went at an instant; see {@link Ledger#positionAt}. */
    public long positionAt(Instant instant) {
        return PositionAtInstant.in(MongoCommitLog.reading(commits), instant);
    }

    /** Documents that are fetched as they are asked for. */
    public static final class Documents implements Iterator<CommitDocument>, AutoCloseable {

        private final MongoCursor<RawBsonDocument> cursor;

        private Documents(MongoCursor<RawBsonDocument> cursor) {
            this.cursor = cursor;
        }

        @Override
        public boolean hasNext() {
            return cursor.hasNext();
        }

        @Override
        public CommitDocument next() {
            return CommitDocument.of(cursor.next());
        }

        @Override
        public void close() {
            cursor.close();
        }
    }
}
