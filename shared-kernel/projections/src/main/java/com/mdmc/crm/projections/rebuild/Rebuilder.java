package com.mdmc.crm.projections.rebuild;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.axon.message.LedgerToken;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.Projection;
import com.mdmc.crm.projections.offline.LedgerReplay;
import com.mdmc.crm.projections.offline.Rebuild;
import com.mdmc.crm.projections.offline.Rebuildable;
import com.mdmc.crm.projections.offline.ShadowCollections;
import com.mdmc.crm.projections.processing.Projections;
import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.RenameCollectionOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The rebuild of projections from the whole ledger. It is read once for all of them; each has a thread and collections of
 * its own, which take the place of those in use at the end, so that a failure or a crash leaves everything as it was.
 * Nobody else may keep these projections meanwhile: their tokens are held.
 */
public final class Rebuilder {
    private static final String SUFFIX = ShadowCollections.REBUILT;
    private static final String LOCK = "rebuild of ";
    private static final Duration SWITCH_PATIENCE = Duration.ofSeconds(30);

    private final Projections projections;
    private final MongoDatabase database;
    private final Ledger ledger;
    private final HeldTokens tokens;
    private final Consumer<String> parked;
    private final Lock beside = new ReentrantLock();

    /** Hears how far a rebuild has come. */
    public interface Listener {

        /** @param position of the ledger's {@code head} commits, the last that was read; {@code events} are in them */
        void reached(long position, long head, long events);
    }

    /** @param parked forgets the dead letters of a projection */
    public Rebuilder(
            Projections projections,
            MongoDatabase database,
            Ledger ledger,
            HeldTokens tokens,
            Consumer<String> parked) {
        this.projections = projections;
        this.database = database;
        this.ledger = ledger;
        this.tokens = tokens;
        this.parked = parked;
    }

    /** Everything that can be rebuilt. */
    public List<String> names() {
        return projections.rebuildable().stream().map(Projection::name).sorted().toList();
    }

    /**
     * Rebuilds some projections.
     *
     * @return the number of events read
     * @throws IllegalArgumentException if one of the names is unknown
     * @throws ProjectionInUseException if another process keeps one of them
     */
    public long rebuild(List<String> names, Listener listener) {
        return rebuild(names, listener, events -> {});
    }

    /**
     * Rebuilds some projections.
     *
     * @param reader is given every event as well, in order
     * @return the number of events read
     * @throws IllegalArgumentException if one of the names is unknown
     * @throws ProjectionInUseException if another process keeps one of them
     */
    public long rebuild(List<String> names, Listener listener, Consumer<List<EventEnvelope<?>>> reader) {
        List<Rebuildable> chosen = names.stream().map(this::named).toList();
        try {
            tokens.claim(processorsOf(chosen));
            Map<String, Rebuild> rebuilds = new LinkedHashMap<>();
            chosen.forEach(each -> rebuilds.put(each.name(), begin(each)));
            long head = ledger.head();
            AtomicLong count = new AtomicLong();
            new LedgerReplay(ledger, tokens::keep).run(head, rebuilds, (position, events) -> {
                reader.accept(events);
                listener.reached(position, head, count.addAndGet(events.size()));
            });
            chosen.forEach(this::takeOver);
            chosen.forEach(each -> parked.accept(each.name()));
            completeProcessorsOf(chosen).forEach(each -> tokens.store(each, LedgerToken.through(head)));
            return count.get();
        } finally {
            tokens.release();
        }
    }

    /** The processor that keeps a projection. */
    public String processorOf(String projection) {
        return projections.processorOf(projection);
    }

    /**
     * Rebuilds a projection while it serves (blue-green). Its processor stands still for the last commits and the switch
     * alone, and the projection does not go back behind what it has shown.
     *
     * @param stop has all nodes give the processor up; it may return before they have
     * @return the number of events read
     * @throws ProjectionInUseException if a node did not give it up in time, or took it over during the switch
     */
    public long rebuildBeside(String projection, Runnable stop) {
        beside.lock();
        try {
            return rebuiltBeside(named(projection), stop);
        } finally {
            beside.unlock();
        }
    }

    private long rebuiltBeside(Rebuildable chosen, Runnable stop) {
        String processor = projections.processorOf(chosen.name());
        // The processor keeps its own token meanwhile: this one keeps others from taking the shadows for leftovers.
        tokens.claim(List.of(LOCK + processor));
        ShadowViews shadows = new ShadowViews(List.of(chosen), database, ledger, SUFFIX);
        try {
            shadows.build(tokens::keep);
            stop.run();
            tokens.claimPatiently(processor, SWITCH_PATIENCE);
            shadows.build(tokens::keep);
            tokens.confirm(processor);
            takeOver(chosen);
            tokens.confirm(processor);
            parked.accept(chosen.name());
            return shadows.events();
        } finally {
            shadows.drop();
            tokens.release();
        }
    }

    private Rebuildable named(String name) {
        return projections.rebuildable().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing to rebuild is called " + name));
    }

    private List<String> processorsOf(List<Rebuildable> chosen) {
        return chosen.stream()
                .map(each -> projections.processorOf(each.name()))
                .distinct()
                .toList();
    }

    // A processor some of whose views were left alone goes on from where it was: those rebuilt take in nothing twice.
    private List<String> completeProcessorsOf(List<Rebuildable> chosen) {
        List<String> partly = processorsOf(projections.rebuildable().stream()
                .filter(each -> !chosen.contains(each))
                .toList());
        return processorsOf(chosen).stream()
                .filter(each -> !partly.contains(each))
                .toList();
    }

    /** Empties projections, whose processors begin again with the first event: slower, but nothing stops them. */
    public void startOver(List<String> names) {
        List<Rebuildable> chosen = names.stream().map(this::named).toList();
        try {
            tokens.claim(processorsOf(chosen));
            chosen.forEach(each -> ShadowCollections.drop(each, "", database));
            chosen.forEach(each -> parked.accept(each.name()));
            processorsOf(chosen).forEach(each -> tokens.store(each, LedgerToken.through(0)));
        } finally {
            tokens.release();
        }
    }

    /**
     * Drops what rebuilds that were cut short have left, which no erasure reaches.
     *
     * @return whether nothing is left; not while another process keeps those projections, or is rebuilding them
     */
    public boolean dropLeftovers() {
        if (!beside.tryLock()) {
            return false;
        }
        try {
            return leftoversDropped();
        } finally {
            beside.unlock();
        }
    }

    private boolean leftoversDropped() {
        List<Rebuildable> left = ShadowCollections.having(SUFFIX, projections.rebuildable(), database);
        try {
            tokens.claim(processorsOf(left));
            tokens.claim(processorsOf(left).stream().map(LOCK::concat).toList());
            left.forEach(each -> ShadowCollections.drop(each, SUFFIX, database));
            return true;
        } catch (ProjectionInUseException elsewhere) {
            return false;
        } finally {
            tokens.release();
        }
    }

    private Rebuild begin(Rebuildable projection) {
        // Left over from a rebuild that was cut short.
        ShadowCollections.drop(projection, SUFFIX, database);
        return projection.rebuild(SUFFIX);
    }

    // A crash between two of these steps heals itself: rows and documents that are ahead of the token take in nothing
    // twice, and sums are never behind what they sum up.
    private void takeOver(Rebuildable projection) {
        for (String name : projection.collections()) {
            database.getCollection(name + SUFFIX)
                    .renameCollection(
                            new MongoNamespace(database.getName(), name),
                            new RenameCollectionOptions().dropTarget(true));
        }
    }
}
