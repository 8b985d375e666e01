package com.mdmc.crm.projections.rebuild;

import com.mdmc.crm.ledger.axon.message.LedgerToken;
import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.ledger.read.Ledger;
import com.mdmc.crm.projections.fold.Projection;
import com.mdmc.crm.projections.fold.Recorded;
import com.mdmc.crm.projections.fold.RecordedEvents;
import com.mdmc.crm.projections.offline.Rebuildable;
import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.RenameCollectionOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Builds projections anew from the whole ledger. It is read once for all of them; each has a thread and collections of
 * its own, which take the place of those in use at the end, so that a failure or a crash leaves everything as it was.
 * Nobody else may keep these projections meanwhile: their tokens are held.
 */
public final class Rebuilder {
    private static final String SUFFIX = "_rebuilt";
    private static final int COMMITS = 1_000;

    private final List<Rebuildable> projections;
    private final MongoDatabase database;
    private final Ledger ledger;
    private final HeldTokens tokens;
    private final Consumer<String> parked;

    /** Hears how far a rebuild has come. */
    public interface Listener {

        /** @param position of the ledger's {@code head} commits, the last that was read; {@code events} are in them */
        void reached(long position, long head, long events);
    }

    /** @param parked forgets the events a projection has set aside */
    public Rebuilder(
            List<Rebuildable> projections,
            MongoDatabase database,
            Ledger ledger,
            HeldTokens tokens,
            Consumer<String> parked) {
        this.projections = List.copyOf(projections);
        this.database = database;
        this.ledger = ledger;
        this.tokens = tokens;
        this.parked = parked;
    }

    /** Everything that can be rebuilt. */
    public List<String> names() {
        return projections.stream().map(Projection::name).sorted().toList();
    }

    /**
     * Rebuilds some projections.
     *
     * @return the number of events read
     * @throws IllegalArgumentException if one of the names is unknown
     * @throws ProjectionInUseException if another process keeps one of them
     */
    public long rebuild(List<String> names, Listener listener) {
        List<Rebuildable> chosen = names.stream().map(this::named).toList();
        List<RebuildThread> threads = new ArrayList<>();
        try {
            tokens.claim(names);
            chosen.forEach(each -> threads.add(begin(each)));
            long head = ledger.head();
            long events = read(head, threads, listener);
            awaitWritten(threads);
            chosen.forEach(each -> takeOver(each, head));
            return events;
        } finally {
            threads.forEach(RebuildThread::stop);
            tokens.release();
        }
    }

    private Rebuildable named(String name) {
        return projections.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing to rebuild is called " + name));
    }

    private RebuildThread begin(Rebuildable projection) {
        // Left over from a rebuild that was cut short.
        projection
                .collections()
                .forEach(name -> database.getCollection(name + SUFFIX).drop());
        return new RebuildThread(projection.name(), projection.rebuild(SUFFIX));
    }

    private long read(long head, List<RebuildThread> threads, Listener listener) {
        long position = 0;
        long events = 0;
        while (position < head) {
            List<Commit> commits = ledger.commitsAfter(position, (int) Math.min(COMMITS, head - position));
            List<Recorded<?>> recorded = new ArrayList<>();
            commits.forEach(commit -> recorded.addAll(RecordedEvents.of(commit)));
            threads.forEach(thread -> thread.add(recorded));
            position = commits.get(commits.size() - 1).position();
            events += recorded.size();
            tokens.keep();
            listener.reached(position, head, events);
        }
        return events;
    }

    private void awaitWritten(List<RebuildThread> threads) {
        threads.forEach(RebuildThread::end);
        for (RebuildThread thread : threads) {
            while (!thread.isWritten()) {
                tokens.keep();
            }
        }
    }

    // A crash between two of these steps heals itself: rows and documents that are ahead of the token take in nothing
    // twice, and sums are never behind what they sum up.
    private void takeOver(Rebuildable projection, long head) {
        for (String name : projection.collections()) {
            database.getCollection(name + SUFFIX)
                    .renameCollection(
                            new MongoNamespace(database.getName(), name),
                            new RenameCollectionOptions().dropTarget(true));
        }
        tokens.store(projection.name(), LedgerToken.through(head));
        parked.accept(projection.name());
    }
}
