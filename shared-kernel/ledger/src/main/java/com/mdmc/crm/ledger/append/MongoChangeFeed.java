package com.mdmc.crm.ledger.append;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * MongoDB change stream over the commits. The driver resumes it after an election; it shows what a majority has, as the
 * reads that follow do.
 */
final class MongoChangeFeed implements ChangeFeed {

    private static final Logger LOG = LoggerFactory.getLogger(MongoChangeFeed.class);

    /**
     * Not a replica set; no such stage, command or option; no such feature; not allowed to this user; and no code at
     * all, from a server that does not know what it was asked.
     */
    private static final Set<Integer> REFUSALS = Set.of(40573, 40324, 59, 72, 115, 303, 238, 13, -1);

    /** The key alone: the document itself is read in its place. */
    private static final List<Bson> INSERTS = List.of(
            Aggregates.match(Filters.eq("operationType", "insert")),
            Aggregates.project(Projections.include("operationType", "documentKey")));

    private final MongoChangeStreamCursor<ChangeStreamDocument<RawBsonDocument>> announced;

    private MongoChangeFeed(MongoChangeStreamCursor<ChangeStreamDocument<RawBsonDocument>> announced) {
        this.announced = announced;
    }

    /** Opens a change stream; empty where the server has none. */
    static Optional<ChangeFeed> open(MongoCollection<RawBsonDocument> commits) {
        try {
            return Optional.of(new MongoChangeFeed(
                    commits.watch(INSERTS).maxAwaitTime(1, TimeUnit.SECONDS).cursor()));
        } catch (MongoCommandException refused) {
            if (!REFUSALS.contains(refused.getErrorCode())) {
                throw refused;
            }
            LOG.info(
                    "The store has no change streams ({}): commits of other processes are polled for",
                    refused.getErrorMessage());
            return Optional.empty();
        }
    }

    @Override
    public boolean await() {
        return announced.tryNext() != null;
    }

    @Override
    public void close() {
        announced.close();
    }
}
