package com.mdmc.crm.projections.selfcheck;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.Progress;
import com.mdmc.crm.projections.offline.LedgerReplay;
import com.mdmc.crm.projections.offline.Rebuild;
import com.mdmc.crm.projections.offline.Rebuildable;
import com.mdmc.crm.projections.offline.ShadowCollections;
import com.mdmc.crm.projections.rebuild.HeldTokens;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * The self-check of the views: builds them beside those in use, up to where the ledger is now, and compares them
 * document by document.
 * The views in use go on meanwhile. One process at a time does this.
 */
public final class SelfCheck {
    // Each side of a split deployment checks its own views, at the same hour.
    private static final String LOCK = "self-check of ";
    private static final String SUFFIX = ShadowCollections.CHECKED;
    private static final int COMMITS = 500;

    private final List<Rebuildable> projections;
    private final MongoDatabase database;
    private final Ledger ledger;
    private final Progress progress;
    private final HeldTokens lock;

    public SelfCheck(
            List<Rebuildable> projections, MongoDatabase database, Ledger ledger, Progress progress, HeldTokens lock) {
        this.projections = List.copyOf(projections);
        this.database = database;
        this.ledger = ledger;
        this.progress = progress;
        this.lock = lock;
    }

    /**
     * What a check found.
     *
     * @param position of the ledger that was checked up to
     * @param differences ids of the documents that are not what the ledger makes of them, by collection
     * @param behind views that had not come as far, and were not compared
     */
    public record Findings(long position, Map<String, List<String>> differences, List<String> behind) {

        public boolean isFaultless() {
            return differences.isEmpty() && behind.isEmpty();
        }
    }

    /**
     * Checks all views, one after the other: what serves beside it hardly notices.
     *
     * @param patience how long the views, all together, may take to come as far as the ledger was at the start
     * @throws ProjectionInUseException if another process is at it
     */
    public Findings run(Duration patience) {
        return run(patience, this::build);
    }

    /**
     * The same with all cores, where nothing is served.
     *
     * @param progress told of positions the views are built up to
     */
    public Findings runAlone(Duration patience, LongConsumer progress) {
        return run(
                patience,
                (head, shadows) -> new LedgerReplay(ledger, lock::keep)
                        .run(head, shadows, (position, events) -> progress.accept(position)));
    }

    private interface Construction {
        void run(long head, Map<String, Rebuild> shadows);
    }

    private Findings run(Duration patience, Construction construction) {
        lock.claim(List.of(LOCK + projections.get(0).name()));
        try {
            long position = ledger.head();
            Map<String, Rebuild> shadows = new LinkedHashMap<>();
            projections.forEach(each -> shadows.put(each.name(), begin(each)));
            construction.run(position, shadows);
            return compare(position, patience);
        } finally {
            projections.forEach(this::dropShadow);
            lock.release();
        }
    }

    // What an earlier check left that was cut short goes first.
    private Rebuild begin(Rebuildable projection) {
        dropShadow(projection);
        return projection.rebuild(SUFFIX);
    }

    private void build(long head, Map<String, Rebuild> shadows) {
        long position = 0;
        while (position < head) {
            List<Commit> commits = ledger.commitsAfter(position, (int) Math.min(COMMITS, head - position));
            List<EventEnvelope<?>> recorded = new ArrayList<>();
            commits.forEach(commit -> recorded.addAll(EventEnvelope.of(commit)));
            shadows.values().forEach(shadow -> shadow.add(recorded));
            position = commits.get(commits.size() - 1).position();
            lock.keep();
        }
        shadows.values().forEach(Rebuild::finish);
    }

    private Findings compare(long position, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        ShadowComparison comparison = new ShadowComparison(database, position);
        Map<String, List<String>> differences = new LinkedHashMap<>();
        List<String> behind = new ArrayList<>();
        for (Rebuildable projection : projections) {
            if (!progress.await(List.of(projection.name()), position, until(deadline))) {
                behind.add(projection.name());
                continue;
            }
            for (String collection : projection.collections()) {
                List<String> found = comparison.differences(collection, collection + SUFFIX);
                if (!found.isEmpty()) {
                    differences.put(collection, found);
                }
                lock.keep();
            }
        }
        return new Findings(position, differences, behind);
    }

    private static Duration until(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    private void dropShadow(Rebuildable projection) {
        ShadowCollections.drop(projection, SUFFIX, database);
    }
}
