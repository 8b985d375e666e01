package com.mdmc.crm.projections.rebuild;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.offline.Rebuild;
import com.mdmc.crm.projections.offline.Rebuildable;
import com.mdmc.crm.projections.offline.ShadowCollections;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;

/** Views under construction beside those in use, which can be built further after they were written. */
final class ShadowViews {
    private static final int COMMITS = 500;

    private final List<Rebuildable> projections;
    private final MongoDatabase database;
    private final Ledger ledger;
    private final String suffix;
    private final List<Rebuild> rebuilds = new ArrayList<>();
    private long position;
    private long events;

    ShadowViews(List<Rebuildable> projections, MongoDatabase database, Ledger ledger, String suffix) {
        this.projections = projections;
        this.database = database;
        this.ledger = ledger;
        this.suffix = suffix;
        // Left over from one that was cut short.
        drop();
        projections.forEach(each -> rebuilds.add(each.rebuild(suffix)));
    }

    /**
     * Builds up to the head of the ledger and writes everything; answers how far that is.
     *
     * @param alive told after every batch
     */
    long build(Runnable alive) {
        for (long head = ledger.head(); position < head; head = ledger.head()) {
            List<Commit> commits = ledger.commitsAfter(position, COMMITS);
            List<EventEnvelope<?>> recorded = new ArrayList<>();
            commits.forEach(commit -> recorded.addAll(EventEnvelope.of(commit)));
            rebuilds.forEach(each -> each.add(recorded));
            position = commits.get(commits.size() - 1).position();
            events += recorded.size();
            alive.run();
        }
        rebuilds.forEach(Rebuild::finish);
        return position;
    }

    long events() {
        return events;
    }

    void drop() {
        projections.forEach(each -> ShadowCollections.drop(each, suffix, database));
    }
}
