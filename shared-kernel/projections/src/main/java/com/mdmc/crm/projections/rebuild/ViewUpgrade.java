package com.mdmc.crm.projections.rebuild;

import static com.mongodb.client.model.Filters.eq;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.projections.offline.Rebuildable;
import com.mdmc.crm.projections.processing.Projections;
import com.mdmc.crm.projections.store.StoredTokens;
import com.mdmc.crm.projections.store.ViewCollections;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The migration of stored views at start: a view that is new to the store, or was stored at another revision of its
 * definition, is built from the ledger before its processor starts.
 */
public final class ViewUpgrade {
    private static final Logger LOG = LoggerFactory.getLogger(ViewUpgrade.class);
    private static final String REVISION = "revision";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    // Longer than a killed process's claim on a token lasts.
    private static final Duration CLAIM_OF_THE_KILLED = Duration.ofSeconds(20);
    private static final long POLL_NANOS = Duration.ofSeconds(1).toNanos();

    private final Projections projections;
    private final MongoCollection<Document> revisions;
    private final Ledger ledger;
    private final StoredTokens tokens;
    private final Rebuilder rebuilder;

    public ViewUpgrade(
            Projections projections, MongoDatabase database, Ledger ledger, StoredTokens tokens, Rebuilder rebuilder) {
        this.projections = projections;
        this.revisions = ViewCollections.open(database, "view_revisions", Document.class);
        this.ledger = ledger;
        this.tokens = tokens;
        this.rebuilder = rebuilder;
    }

    /** @throws ProjectionInUseException if another node goes on writing such a view as it was */
    public void run() {
        dropLeftovers();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isDone(deadline)) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** Notes that every view is stored at the revision of its definition, after all were rebuilt. */
    public void noteAll() {
        note(projections.rebuildable());
    }

    private void dropLeftovers() {
        long deadline = System.nanoTime() + CLAIM_OF_THE_KILLED.toNanos();
        while (!rebuilder.dropLeftovers() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private boolean isDone(long deadline) {
        Map<String, Integer> stored = stored();
        List<Rebuildable> outdated = projections.rebuildable().stream()
                .filter(view -> view.revision() != stored.getOrDefault(view.name(), earliest(view)))
                .toList();
        try {
            if (!outdated.isEmpty() && ledger.head() > 0) {
                build(outdated.stream().map(Rebuildable::name).toList());
            }
            note(projections.rebuildable().stream()
                    .filter(view -> !Objects.equals(stored.get(view.name()), view.revision()))
                    .toList());
            return true;
        } catch (ProjectionInUseException elsewhere) {
            if (System.nanoTime() > deadline) {
                throw elsewhere;
            }
            // Another node that starts at the same time may be at it; then there is nothing left to do afterwards.
            LOG.info("{}", elsewhere.getMessage());
            return false;
        }
    }

    private Map<String, Integer> stored() {
        Map<String, Integer> stored = new HashMap<>();
        revisions.find().forEach(each -> stored.put(each.getString("_id"), each.getInteger(REVISION)));
        return stored;
    }

    // Builds that noted no revisions had the first of each view that they had.
    private int earliest(Rebuildable view) {
        return tokens.positionOf(projections.processorOf(view.name())) < 0 ? 0 : 1;
    }

    private void build(List<String> outdated) {
        LOG.info("Building from the ledger what is new here or was stored otherwise: {}", String.join(", ", outdated));
        try {
            rebuilder.rebuild(outdated, (position, head, events) -> {});
        } catch (ProjectionInUseException elsewhere) {
            throw elsewhere;
        } catch (RuntimeException unreadable) {
            LOG.warn("They are filled while the program runs instead: {}", unreadable.getMessage());
            rebuilder.startOver(outdated);
        }
    }

    private void note(List<? extends Rebuildable> current) {
        if (!current.isEmpty()) {
            revisions.bulkWrite(current.stream()
                    .map(view -> new ReplaceOneModel<>(
                            eq("_id", view.name()),
                            new Document("_id", view.name()).append(REVISION, view.revision()),
                            new ReplaceOptions().upsert(true)))
                    .toList());
        }
    }
}
