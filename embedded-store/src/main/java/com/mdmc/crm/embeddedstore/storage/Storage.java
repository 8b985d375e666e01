package com.mdmc.crm.embeddedstore.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Numbered maps with atomic, durable changes. The maps live in an MVStore that is committed only by a checkpoint;
 * every change since then is in the redo log, and the unit a checkpoint has reached is written with it.
 */
public final class Storage implements AutoCloseable {

    /** The map callers keep their own catalogue in. */
    public static final int CATALOGUE = 1;

    /** The file of the last checkpoint; what came later is in the redo log. */
    public static final String FILE = "checkpoint.mv";

    private static final Logger log = LoggerFactory.getLogger(Storage.class);
    private static final String NEW_FILE = "new.mv";
    private static final int PROGRESS = 0;
    private static final byte[] UNIT = {'u'};
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private final Map<Integer, StoreMap> maps = new ConcurrentHashMap<>();
    private final AtomicInteger lastNumber = new AtomicInteger(CATALOGUE);
    private final CheckpointStore store;
    private final RedoLog redo;
    private final Checkpointer checkpointer;

    private Storage(CheckpointStore store, Segments segments, StorageOptions options) throws IOException {
        this.store = store;
        this.redo = new RedoLog(segments, recover(segments));
        this.checkpointer = new Checkpointer(this, options);
        store.patient(true);
    }

    /** Opens the store in the directory and recovers what was acknowledged before it last ended. */
    public static Storage open(StoreFiles files, StorageOptions options) {
        try {
            CheckpointStore store = openFile(files, options);
            try {
                return new Storage(store, new Segments(files, options.redoStep()), options);
            } catch (IOException | RuntimeException e) {
                store.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open the store", e);
        }
    }

    private static CheckpointStore openFile(StoreFiles files, StorageOptions options) throws IOException {
        if (!files.list().contains(FILE)) {
            createFile(files, options);
        }
        CheckpointStore store = new CheckpointStore(files, FILE, options);
        Compaction compaction = new Compaction(files, options);
        if (!compaction.isDue(store)) {
            return store;
        }
        compaction.replace(store, FILE);
        return new CheckpointStore(files, FILE, options);
    }

    /** The file takes its name when it can be opened again: a power loss may tear the first bytes of it. */
    private static void createFile(StoreFiles files, StorageOptions options) throws IOException {
        files.delete(NEW_FILE);
        try (CheckpointStore empty = new CheckpointStore(files, NEW_FILE, options)) {
            empty.commit();
        }
        files.rename(NEW_FILE, FILE);
    }

    private long recover(Segments segments) throws IOException {
        store.numbers().forEach(this::openMap);
        openMap(CATALOGUE);
        byte[] reached = openMap(PROGRESS).map().get(UNIT);
        long checkpoint = reached == null ? 0 : ByteBuffer.wrap(reached).getLong();
        Replay replay = new Replay(checkpoint, this::openMap);
        segments.replay(replay);
        if (replay.reached() > checkpoint) {
            log.info("Recovered {} units from the redo log", replay.reached() - checkpoint);
            note(replay.reached());
            store.commit();
        }
        segments.deleteLeftOver();
        return replay.reached();
    }

    /** The map of a number; created empty when there is none. */
    public StoreMap openMap(int number) {
        return maps.computeIfAbsent(number, n -> {
            lastNumber.accumulateAndGet(n, Math::max);
            return new StoreMap(n, store.map(n));
        });
    }

    /** A new, empty map; it stays after a restart only if the catalogue mentions it by then. */
    public StoreMap createMap() {
        gate.readLock().lock();
        try {
            return openMap(lastNumber.incrementAndGet());
        } finally {
            gate.readLock().unlock();
        }
    }

    /** Removes a map the durable catalogue no longer mentions. */
    public void dropMap(StoreMap map) {
        gate.readLock().lock();
        try {
            maps.remove(map.number());
            store.remove(map.map());
        } finally {
            gate.readLock().unlock();
        }
    }

    /** Removes every map but the catalogue and those given: left over from a creation or removal cut short. */
    public void dropAllBut(Set<Integer> kept) {
        maps.values().stream()
                .filter(map -> map.number() > CATALOGUE && !kept.contains(map.number()))
                .toList()
                .forEach(this::dropMap);
    }

    /**
     * Makes the changes, of which the caller lets nobody see a part; they are durable once the returned unit is.
     *
     * @throws KeyTakenException if a key that is to be new is there already
     */
    public long apply(Changes changes) {
        gate.readLock().lock();
        try {
            addNew(changes.list());
            for (Changes.Change change : changes.list()) {
                if (!change.isNew()) {
                    set(change.map(), change.key(), change.value());
                }
            }
            return redo.append(changes);
        } finally {
            gate.readLock().unlock();
        }
    }

    /** One way down the tree both looks for a key and adds it; those added before one that is taken go again. */
    private static void addNew(List<Changes.Change> changes) {
        for (int i = 0; i < changes.size(); i++) {
            Changes.Change change = changes.get(i);
            if (change.isNew() && change.map().map().putIfAbsent(change.key(), change.value()) != null) {
                changes.subList(0, i).stream()
                        .filter(Changes.Change::isNew)
                        .forEach(added -> set(added.map(), added.key(), null));
                throw new KeyTakenException(change.map(), change.key());
            }
        }
    }

    static void set(StoreMap map, byte[] key, byte[] value) {
        if (value == null) {
            map.map().remove(key);
        } else {
            map.map().put(key, value);
        }
    }

    /**
     * Called before a write begins.
     *
     * @throws StoreFullException while the log cannot be written
     */
    public void checkWritable() {
        redo.awaitRoom();
        IOException trouble = redo.trouble();
        if (trouble != null) {
            throw new StoreFullException(trouble);
        }
    }

    /** Tells the outcome once the unit is durable; at once when it is already. */
    public void whenDurable(long unit, Outcome outcome) {
        redo.whenDurable(unit, outcome);
    }

    /** Number of the last durable unit. */
    public long durable() {
        return redo.durable();
    }

    /** Number of the last unit, durable or not. */
    long lastUnit() {
        return redo.lastUnit();
    }

    void startSegment() {
        redo.startSegment();
    }

    /** Keeps what is read from now on readable until it is closed. */
    public Pin pin() {
        return store.pin();
    }

    /** Bytes of redo log a crash now would have to replay. */
    public long redoBytes() {
        return redo.written();
    }

    public long fileBytes() {
        return store.bytes();
    }

    /** Writes all maps to the file and shortens the redo log. Writers wait only while the roots are captured. */
    public synchronized void checkpoint() throws IOException {
        gate.writeLock().lock();
        long unit = redo.lastUnit();
        try {
            redo.startSegment();
            note(unit);
            store.commit(gate.writeLock()::unlock);
        } finally {
            if (gate.isWriteLockedByCurrentThread()) {
                gate.writeLock().unlock();
            }
        }
        redo.discardUpTo(unit);
    }

    /** Writes down which unit the maps have reached, to be committed with them. */
    private void note(long unit) {
        openMap(PROGRESS)
                .map()
                .put(UNIT, ByteBuffer.allocate(Long.BYTES).putLong(unit).array());
    }

    /** Checkpoints and closes; what is not acknowledged by then may be lost. */
    @Override
    public void close() {
        try {
            checkpointer.close();
            redo.close();
            if (redo.trouble() == null) {
                checkpoint();
            }
        } catch (IOException | MVStoreException e) {
            log.warn("No last checkpoint; the redo log has everything", e);
        } finally {
            store.patient(false);
            store.close();
        }
    }

    /** Lets go of the files without writing anything more, as a crash would. */
    void crash() {
        store.patient(false);
        checkpointer.crash();
        redo.end();
        store.close();
    }
}
