package com.mdmc.crm.ledger;

import com.mdmc.crm.ledger.append.ChangeFeed;
import com.mdmc.crm.ledger.append.CommitLog;
import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.format.LogHead;
import com.mdmc.crm.ledger.format.StreamKey;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.bson.BsonDocument;

/**
 * A replica set as a writer meets it: inserts one by one, a durable prefix that reads show, failovers that roll the rest
 * back, connections lost before, during and after a write, and requests that arrive long after their sender gave up.
 */
public final class SimulatedStore implements CommitLog {

    private static final ServerAddress ADDRESS = new ServerAddress();

    private final Schedule schedule;
    private final double trouble;
    private final List<CommitDocument> primary = new ArrayList<>();
    private final Queue<List<CommitDocument>> delayed = new ArrayDeque<>();
    private int durable;
    private int term;

    /** @param trouble probability that an operation meets a fault */
    public SimulatedStore(Schedule schedule, double trouble) {
        this.schedule = schedule;
        this.trouble = trouble;
    }

    @Override
    public void insert(List<CommitDocument> documents) {
        List<CommitDocument> request =
                documents.stream().map(SimulatedStore::copy).toList();
        step();
        if (!schedule.chance(trouble)) {
            acknowledge(apply(request, request.size()), request, null);
            return;
        }
        switch (schedule.random().nextInt(7)) {
            case 0 -> throw lostConnection();
            case 1 -> {
                delayed.add(request);
                throw lostConnection();
            }
            case 2 -> {
                apply(request, schedule.random().nextInt(request.size()) + 1);
                throw lostConnection();
            }
            case 3 -> {
                apply(request, request.size());
                step();
                throw lostConnection();
            }
            case 4 -> {
                apply(request, request.size());
                throw new MongoInterruptedException("interrupted", new InterruptedException());
            }
            case 5 ->
                acknowledge(
                        apply(request, request.size()),
                        request,
                        new WriteConcernError(64, "WriteConcernFailed", "timed out", new BsonDocument()));
            default -> {
                apply(request, request.size());
                failOver();
                throw new MongoNotPrimaryException(new BsonDocument(), ADDRESS);
            }
        }
    }

    /** Readers have to look by themselves. */
    @Override
    public Optional<ChangeFeed> changes() {
        return Optional.empty();
    }

    @Override
    public LogHead head() {
        step();
        failRead();
        return durable == 0 ? LogHead.OF_EMPTY_LOG : primary.get(durable - 1).asHead();
    }

    @Override
    public List<CommitDocument> after(long position, int limit) {
        step();
        failRead();
        return visible().stream()
                .filter(document -> document.position() > position)
                .limit(limit)
                .map(SimulatedStore::copy)
                .toList();
    }

    @Override
    public List<CommitDocument> holding(Collection<StreamKey> keys) {
        step();
        failRead();
        return visible().stream()
                .filter(document -> StoredKeys.of(document).stream().anyMatch(keys::contains))
                .map(SimulatedStore::copy)
                .toList();
    }

    @Override
    public List<CommitDocument> ofAggregate(String aggregateId, long from, long to) {
        step();
        return visible().stream()
                .filter(document -> StoredKeys.of(document).stream()
                        .anyMatch(key -> key.aggregateId().equals(aggregateId)
                                && key.firstSequence() >= from
                                && key.firstSequence() < to))
                .map(SimulatedStore::copy)
                .toList();
    }

    @Override
    public Optional<CommitDocument> anyOfAggregate(String aggregateId, long from, long to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<CommitDocument> mentioning(String subject, long after, long upTo) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<CommitDocument> about(Collection<String> subjects, long upTo) {
        throw new UnsupportedOperationException();
    }

    /** Lets every late request arrive and everything become durable; answers the log. */
    public List<CommitDocument> settle() {
        while (!delayed.isEmpty()) {
            List<CommitDocument> late = delayed.remove();
            apply(late, late.size());
        }
        durable = primary.size();
        return primary;
    }

    /** Stores as the server does: in order, until one does not fit or the term ends; answers how many are in. */
    private int apply(List<CommitDocument> request, int most) {
        int startedIn = term;
        for (int i = 0; i < most; i++) {
            CommitDocument document = request.get(i);
            if (!fits(document)) {
                return i;
            }
            primary.add(document);
            if (schedule.chance(trouble)) {
                schedule.letOthersMove();
            }
            if (term != startedIn) {
                throw new MongoNotPrimaryException(new BsonDocument(), ADDRESS);
            }
        }
        return most;
    }

    private boolean fits(CommitDocument document) {
        Set<StreamKey> keys = StoredKeys.of(document);
        return primary.stream()
                .noneMatch(other -> other.position() == document.position()
                        || StoredKeys.of(other).stream().anyMatch(keys::contains));
    }

    private void acknowledge(int stored, List<CommitDocument> request, WriteConcernError doubt) {
        if (doubt == null) {
            durable = primary.size();
        }
        if (stored < request.size() || doubt != null) {
            List<BulkWriteError> errors = stored == request.size()
                    ? List.of()
                    : List.of(new BulkWriteError(11000, "duplicate key", new BsonDocument(), stored));
            throw new MongoBulkWriteException(BulkWriteResult.unacknowledged(), errors, doubt, ADDRESS, Set.of());
        }
    }

    /** Time passes: others move, late requests arrive, replication goes on, a primary may fall. */
    private void step() {
        schedule.letOthersMove();
        if (!delayed.isEmpty() && schedule.chance(0.1)) {
            arrive(delayed.remove());
        }
        if (schedule.chance(0.3)) {
            durable = primary.size();
        }
        if (schedule.chance(trouble / 10)) {
            failOver();
        }
    }

    /** A late request: whatever becomes of it, nobody is left who is told. */
    private void arrive(List<CommitDocument> late) {
        try {
            apply(late, late.size());
        } catch (MongoNotPrimaryException unheard) {
            // What was stored before the primary fell is stored, or rolled back with it.
        }
    }

    private void failOver() {
        term++;
        delayed.clear();
        primary.subList(durable, primary.size()).clear();
    }

    private void failRead() {
        if (schedule.chance(trouble / 4)) {
            throw lostConnection();
        }
    }

    private List<CommitDocument> visible() {
        return List.copyOf(primary.subList(0, durable));
    }

    private static MongoException lostConnection() {
        return new MongoSocketReadException("connection lost", ADDRESS);
    }

    private static CommitDocument copy(CommitDocument document) {
        return new CommitDocument(document.bytes().clone());
    }
}
