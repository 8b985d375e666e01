package com.mdmc.crm.ledger.append;

import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.format.LogHead;
import com.mdmc.crm.ledger.format.StreamKey;
import com.mdmc.crm.ledger.format.SubjectKey;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/** Collection of commits in MongoDB and the few shapes of query it is asked with. Every read is a majority read. */
public final class MongoCommitLog implements CommitLog {

    /** Prefix of the collections of the one ledger there is. */
    public static final String DEFAULT_NAME = "ledger";

    private static final String COMMITS = "_commits";
    private static final InsertManyOptions IN_ORDER = new InsertManyOptions().ordered(true);

    private static final int AT_ONCE = 1_000;
    private static final int SUBJECTS_AT_ONCE = 16;

    private final MongoCollection<RawBsonDocument> commits;

    private MongoCommitLog(MongoCollection<RawBsonDocument> commits) {
        this.commits = commits;
    }

    /**
     * The collection with its index, created when absent.
     *
     * @throws WeakDurabilityException if the database was opened with weaker settings than the ledger needs
     */
    public static CommitLog open(MongoDatabase database, String name) {
        MongoCommitLog log = reading(database, name);
        log.commits.createIndex(Indexes.ascending("k"), new IndexOptions().unique(true));
        return log;
    }

    /** The collection as it is, to be read and not changed. */
    public static MongoCommitLog reading(MongoDatabase database) {
        return reading(database, DEFAULT_NAME);
    }

    private static MongoCommitLog reading(MongoDatabase database, String name) {
        return new MongoCommitLog(DurableSettings.of(database).collection(name + COMMITS, RawBsonDocument.class));
    }

    /** Approximate number of documents. */
    public long estimatedCount() {
        return commits.estimatedDocumentCount();
    }

    /**
     * All documents from a position on in the order of their ids, unchecked. From the first position on this includes
     * whatever else lies in the collection.
     */
    public MongoCursor<CommitDocument> from(long position) {
        return commits.find(position <= 1 ? new BsonDocument() : Filters.gte("_id", position))
                .sort(Sorts.ascending("_id"))
                .batchSize(AT_ONCE)
                .map(CommitDocument::of)
                .cursor();
    }

    /** The type of an aggregate, as its first commit names it; empty if there is no such aggregate. */
    public Optional<String> typeOf(String aggregateId) {
        return ofAggregate(aggregateId, 0, 1).stream()
                .flatMap(commit -> commit.raw().getArray("e").stream())
                .map(BsonValue::asDocument)
                .filter(event -> aggregateId.equals(
                        event.getString("g", new BsonString("")).getValue()))
                .map(event -> event.getString("a").getValue())
                .findFirst();
    }

    @Override
    public void insert(List<CommitDocument> documents) {
        commits.insertMany(documents.stream().map(CommitDocument::raw).toList(), IN_ORDER);
    }

    @Override
    public LogHead head() {
        RawBsonDocument last =
                commits.find().sort(Sorts.descending("_id")).limit(1).first();
        return last == null ? LogHead.OF_EMPTY_LOG : CommitDocument.of(last).asHead();
    }

    /** A position that a second look does not show either is lost: it is answered as a missing commit. */
    @Override
    public List<CommitDocument> after(long position, int limit) {
        List<CommitDocument> found = inOrder(Filters.gt("_id", position), limit);
        return isDense(position, found) ? found : filled(position, inOrder(Filters.gt("_id", position), limit), limit);
    }

    @Override
    public List<CommitDocument> holding(Collection<StreamKey> streamKeys) {
        return inOrder(
                Filters.in("k", streamKeys.stream().map(StreamKey::indexed).toList()), streamKeys.size());
    }

    @Override
    public List<CommitDocument> ofAggregate(String aggregateId, long from, long to) {
        return byPosition(keyIn(new StreamKey(aggregateId, from).indexed(), new StreamKey(aggregateId, to).indexed()));
    }

    @Override
    public Optional<CommitDocument> anyOfAggregate(String aggregateId, long from, long to) {
        return Optional.ofNullable(commits.find(keyIn(
                                new StreamKey(aggregateId, from).indexed(), new StreamKey(aggregateId, to).indexed()))
                        .limit(1)
                        .first())
                .map(CommitDocument::of);
    }

    @Override
    public List<CommitDocument> mentioning(String subject, long after, long upTo) {
        return byPosition(keyIn(SubjectKey.indexed(subject, after + 1), SubjectKey.beyond(subject, upTo)));
    }

    /**
     * The subjects' own streams are read whole; what else is about them is found by position. A few at a time: a server
     * holds what it finds against every alternative.
     */
    @Override
    public List<CommitDocument> about(Collection<String> subjects, long upTo) {
        Map<Long, CommitDocument> found = new TreeMap<>();
        List<String> all = List.copyOf(subjects);
        for (int from = 0; from < all.size(); from += SUBJECTS_AT_ONCE) {
            List<Bson> ranges = new ArrayList<>();
            for (String subject : all.subList(from, Math.min(all.size(), from + SUBJECTS_AT_ONCE))) {
                ranges.add(keyIn(StreamKey.first(subject), StreamKey.beyondLast(subject)));
                ranges.add(keyIn(SubjectKey.indexed(subject, 1), SubjectKey.beyond(subject, upTo)));
            }
            for (CommitDocument document : byPosition(Filters.or(ranges))) {
                if (document.position() <= upTo) {
                    found.put(document.position(), document);
                }
            }
        }
        return new ArrayList<>(found.values());
    }

    @Override
    public Optional<ChangeFeed> changes() {
        return MongoChangeFeed.open(commits);
    }

    private static Bson keyIn(String from, String to) {
        BsonDocument range = new BsonDocument("$gte", new BsonString(from)).append("$lt", new BsonString(to));
        return new BsonDocument("k", new BsonDocument("$elemMatch", range));
    }

    /** Sorted here, since the server would have to gather all of them first as well. */
    private List<CommitDocument> byPosition(Bson filter) {
        List<CommitDocument> found =
                commits.find(filter).batchSize(AT_ONCE).map(CommitDocument::of).into(new ArrayList<>());
        found.sort(Comparator.comparingLong(CommitDocument::position));
        return found;
    }

    private static boolean isDense(long position, List<CommitDocument> found) {
        return found.isEmpty() || found.get(found.size() - 1).position() == position + found.size();
    }

    /** Never more than the limit, even after a position far beyond the head. */
    private static List<CommitDocument> filled(long position, List<CommitDocument> found, int limit) {
        List<CommitDocument> filled = new ArrayList<>(limit);
        long next = position + 1;
        for (CommitDocument document : found) {
            for (; next < document.position() && filled.size() < limit; next++) {
                filled.add(CommitDocument.missing(next));
            }
            if (filled.size() < limit) {
                filled.add(document);
                next = document.position() + 1;
            }
        }
        return filled;
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
