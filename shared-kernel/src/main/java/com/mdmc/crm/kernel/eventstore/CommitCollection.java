package com.mdmc.crm.kernel.eventstore;

import com.mdmc.crm.kernel.eventstore.UnreadableCommitException.Reason;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/** The stored commits and the few shapes of query they are asked with. Every read is a majority read. */
public final class CommitCollection {

    private static final InsertManyOptions IN_ORDER = new InsertManyOptions().ordered(true);

    private final MongoCollection<RawBsonDocument> commits;

    private CommitCollection(MongoCollection<RawBsonDocument> commits) {
        this.commits = commits;
    }

    /**
     * The collection with its indexes, created when absent.
     *
     * @throws WeakDurabilityException if the database was opened with weaker settings than the ledger needs
     */
    public static CommitCollection open(MongoDatabase database, String name) {
        MongoCollection<RawBsonDocument> commits = DurableSettings.of(database).collection(name, RawBsonDocument.class);
        commits.createIndex(Indexes.ascending("k"), new IndexOptions().unique(true));
        commits.createIndex(Indexes.ascending("s", "_id"));
        return new CommitCollection(commits);
    }

    /** Inserts in order and stops at the first commit that cannot take its place. */
    void insert(List<CommitDocument> documents) {
        commits.insertMany(documents.stream().map(CommitDocument::raw).toList(), IN_ORDER);
    }

    LogHead head() {
        RawBsonDocument last =
                commits.find().sort(Sorts.descending("_id")).limit(1).first();
        return last == null ? LogHead.OF_EMPTY_LOG : CommitDocument.of(last).asHead();
    }

    /**
     * The commits after a position, in order.
     *
     * @throws UnreadableCommitException if one of them is missing: positions have no gaps
     */
    public List<CommitDocument> after(long position, int limit) {
        List<CommitDocument> found = inOrder(Filters.gt("_id", position), limit);
        long expected = position;
        for (CommitDocument document : found) {
            if (document.position() != ++expected) {
                throw new UnreadableCommitException(expected, Reason.GAP, "it is missing");
            }
        }
        return found;
    }

    /** The commits that hold any of some stream keys. */
    List<CommitDocument> holding(List<String> streamKeys) {
        return inOrder(Filters.in("k", streamKeys), streamKeys.size());
    }

    /** The commits of an aggregate whose first sequence lies in {@code [from, to)}, in order. */
    List<CommitDocument> ofAggregate(String aggregateId, long from, long to) {
        BsonDocument range = new BsonDocument("$gte", new BsonString(new StreamKey(aggregateId, from).indexed()))
                .append("$lt", new BsonString(new StreamKey(aggregateId, to).indexed()));
        return inOrder(new BsonDocument("k", new BsonDocument("$elemMatch", range)), 0);
    }

    /** The commits about any of some subjects in {@code (after, upTo]}, in order. */
    List<CommitDocument> about(Collection<String> subjects, long after, long upTo) {
        return inOrder(Filters.and(Filters.in("s", subjects), Filters.gt("_id", after), Filters.lte("_id", upTo)), 0);
    }

    private List<CommitDocument> inOrder(Bson filter, int limit) {
        List<CommitDocument> found = new ArrayList<>();
        commits.find(filter)
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .batchSize(limit)
                .map(CommitDocument::of)
                .into(found);
        return found;
    }
}
