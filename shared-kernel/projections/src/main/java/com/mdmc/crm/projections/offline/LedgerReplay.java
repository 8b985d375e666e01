package com.mdmc.crm.projections.offline;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.projections.fold.EventEnvelope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reading of the ledger for projections under construction: once for all of them, each of which has a thread and its own
 * pace, so that all cores are busy.
 */
public final class LedgerReplay {
    private static final int COMMITS = 1_000;

    private final Ledger ledger;
    private final Runnable alive;

    /** Hears what is read. */
    public interface Listener {

        /**
         * @param position of the last commit that was read
         * @param events in the commits that were read at once
         */
        void read(long position, List<EventEnvelope<?>> events);
    }

    /** @param alive told after every batch, and while the last ones are written */
    public LedgerReplay(Ledger ledger, Runnable alive) {
        this.ledger = ledger;
        this.alive = alive;
    }

    /** Builds projections up to a position, and writes everything; fails if one of them has. */
    public void run(long head, Map<String, Rebuild> rebuilds, Listener listener) {
        List<RebuildThread> threads = new ArrayList<>();
        rebuilds.forEach((name, rebuild) -> threads.add(new RebuildThread(name, rebuild)));
        try {
            read(head, threads, listener);
            awaitWritten(threads);
        } finally {
            threads.forEach(RebuildThread::stop);
        }
    }

    private void read(long head, List<RebuildThread> threads, Listener listener) {
        long position = 0;
        while (position < head) {
            List<Commit> commits = ledger.commitsAfter(position, (int) Math.min(COMMITS, head - position));
            List<EventEnvelope<?>> recorded = new ArrayList<>();
            commits.forEach(commit -> recorded.addAll(EventEnvelope.of(commit)));
            threads.forEach(thread -> thread.add(recorded));
            position = commits.get(commits.size() - 1).position();
            alive.run();
            listener.read(position, recorded);
        }
    }

    private void awaitWritten(List<RebuildThread> threads) {
        threads.forEach(RebuildThread::end);
        for (RebuildThread thread : threads) {
            while (!thread.isWritten()) {
                alive.run();
            }
        }
    }
}
