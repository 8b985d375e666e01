package com.mdmc.crm.embeddedstore.storage;

import com.mdmc.crm.embeddedstore.storage.file.DamagedStoreException;
import com.mdmc.crm.embeddedstore.storage.file.StoreFiles;
import com.mdmc.crm.embeddedstore.storage.file.UnwritableStoreException;
import com.mdmc.crm.embeddedstore.storage.file.WriteCondition;
import com.mdmc.crm.embeddedstore.storage.file.WriteState;
import com.mdmc.crm.embeddedstore.storage.manifest.ManifestFile;
import com.mdmc.crm.embeddedstore.storage.redo.DiskProbe;
import com.mdmc.crm.embeddedstore.storage.redo.Outcome;
import com.mdmc.crm.embeddedstore.storage.redo.RedoLog;
import com.mdmc.crm.embeddedstore.storage.redo.Segments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Numbered maps with atomic, durable changes. The maps live in an MVStore that is committed only by a checkpoint;
 * every change since then is in the redo log, and the manifest says how far either must reach.
 */
public final class Storage implements AutoCloseable {

    /** The map callers keep their own catalogue in. */
    public static final int CATALOGUE = 1;

    // From here on a rewrite leaves most of the time to others.
    private static final long LARGE = 200L << 20;

    private static final Logger log = LoggerFactory.getLogger(Storage.class);
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private final StoreFiles files;
    private final WriteState state;
    private final StoreMaps maps;
    private final Pins pins;
    private final RedoLog redo;
    private final Checkpoints checkpoints;
    private final Checkpointer checkpointer;
    private final DiskProbe probe;
    private final boolean readOnly;

    private Storage(
            StoreFiles files,
            Recovery.Recovered recovered,
            StorageOptions options,
            WriteState state,
            boolean readOnly) {
        this.files = files;
        this.state = state;
        this.readOnly = readOnly;
        this.maps = new StoreMaps(recovered.store());
        this.pins = new Pins(recovered.store());
        Segments segments = new Segments(files, recovered.manifest(), options.redoStep(), recovered.segment());
        this.redo = new RedoLog(segments, recovered.mark(), state, recovered.unit());
        this.checkpoints = new Checkpoints(
                files, options, state, recovered.manifest(), recovered.store(), maps, pins, redo, gate.writeLock());
        this.checkpointer = new Checkpointer(this, state, options);
        this.probe = new DiskProbe(files, redo, state, 2L * options.redoStep(), options.probeEvery());
    }

    /** Whether the directory holds a store, of whichever format and in whichever state. */
    public static boolean isIn(Path directory) {
        return Files.exists(directory.resolve(ManifestFile.NAME)) || Files.exists(directory.resolve(Layout.LEGACY));
    }

    /**
     * Opens the store in the directory and recovers what was acknowledged before it last ended; creates it in a
     * directory that has none.
     *
     * @throws DamagedStoreException when that is not all there
     */
    public static Storage open(StoreFiles files, StorageOptions options) {
        Storage storage = open(files, options, false);
        try {
            storage.compactIfDue(false);
        } catch (IOException | RuntimeException e) {
            log.warn("The store's file could not be compacted, and is used as it is: {}", e.toString());
        }
        storage.checkpointer.start();
        storage.probe.start();
        return storage;
    }

    /**
     * Opens the store to be read, as it would be after a recovery. The files have to bear writes that reach no disk.
     *
     * @throws DamagedStoreException when what was acknowledged is not all there
     */
    public static Storage openReadOnly(StoreFiles files, StorageOptions options) {
        return open(files, options, true);
    }

    private static Storage open(StoreFiles files, StorageOptions options, boolean readOnly) {
        try {
            WriteState state = new WriteState(Clock.systemUTC());
            Recovery recovery = new Recovery(files, options, state);
            Recovery.Recovered recovered = recovery.run();
            try {
                if (!readOnly) {
                    recovery.settle(recovered);
                }
                Storage storage = new Storage(files, recovered, options, state, readOnly);
                recovered.store().patient(true);
                return storage;
            } catch (IOException | RuntimeException e) {
                recovered.store().close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open the store", e);
        } catch (MVStoreException e) {
            DamagedStoreException damaged = DamagedStoreException.behind(e);
            throw damaged != null ? damaged : e;
        }
    }

    /** The map of a number; created empty when there is none. */
    public StoreMap openMap(int number) {
        return maps.open(number);
    }

    /** A new, empty map; it stays after a restart only if the catalogue mentions it by then. */
    public StoreMap createMap() {
        gate.readLock().lock();
        try {
            return maps.create();
        } finally {
            gate.readLock().unlock();
        }
    }

    /** Removes a map the durable catalogue no longer mentions. */
    public void dropMap(StoreMap map) {
        gate.readLock().lock();
        try {
            maps.drop(map);
            checkpoints.dropped(map);
        } finally {
            gate.readLock().unlock();
        }
    }

    /** Removes every map but the catalogue and those given: left over from a creation or removal cut short. */
    public void dropAllBut(Set<Integer> kept) {
        maps.others(kept).forEach(this::dropMap);
    }

    /**
     * Makes the changes, of which the caller lets nobody see a part; they are durable once the returned unit is.
     *
     * @throws KeyTakenException if a key that is to be new is there already
     * @throws UnwritableStoreException if there is no space for them in the log; then nothing has changed
     */
    public long apply(Changes changes) {
        int reserved = redo.reserve(changes);
        gate.readLock().lock();
        try {
            try {
                StoreMaps.apply(changes.list());
            } catch (RuntimeException e) {
                redo.release(reserved);
                throw e;
            }
            checkpoints.changed(changes);
            return redo.append(changes, reserved);
        } finally {
            gate.readLock().unlock();
        }
    }

    /**
     * Called before a write begins.
     *
     * @throws UnwritableStoreException while the disk takes no writes
     */
    public void checkWritable() {
        if (readOnly) {
            throw new UnwritableStoreException(WriteCondition.READ_ONLY, "opened for reading only");
        }
        redo.awaitRoom();
        checkpointer.awaitRoom();
        redo.requireWritable();
        probe.requireWritable();
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

    /** Keeps what is read from now on readable until it is closed. */
    public Pin pin() {
        return pins.add();
    }

    /** Bytes of redo log a crash now would have to replay. */
    public long redoBytes() {
        return redo.written();
    }

    /** Bytes of pages in memory that the next checkpoint writes. */
    long dirtyBytes() {
        return checkpoints.dirtyBytes();
    }

    public long fileBytes() {
        return checkpoints.bytes();
    }

    public StoreHealth health() {
        long free;
        try {
            free = files.freeBytes();
        } catch (IOException e) {
            free = -1;
        }
        WriteCondition condition = readOnly ? WriteCondition.READ_ONLY : state.condition();
        return new StoreHealth(
                condition, state.since(), state.reason(), free, redoBytes(), fileBytes(), checkpointer.age());
    }

    /** Makes another store of the maps as they are at one moment, while they are read and changed. */
    public void copyTo(StoreFiles target) throws IOException {
        checkpoints.copyTo(target);
    }

    /** Writes all maps to the file and shortens the redo log. Writers wait only while the roots are captured. */
    public void checkpoint() throws IOException {
        checkpoints.take();
    }

    /**
     * Rewrites the file without what is no longer in the maps, while they are read and changed. Also what was
     * overwritten or removed, keys for instance, can then no longer be found in it.
     *
     * @return whether it was done; not when the store is closed meanwhile or writers are too fast
     */
    public boolean compact() throws IOException {
        return checkpoints.compact(Compaction.Pace.SHARED);
    }

    /**
     * Leaves nothing in any file of what was overwritten or removed before the call, while the maps are read and changed.
     *
     * @return whether that is so; not when writers are too fast, or a former file is still read
     */
    public boolean purge() throws IOException {
        return checkpoints.purge(isLarge() ? Compaction.Pace.SHARED : Compaction.Pace.AT_ONCE, this::writeNothing);
    }

    /** Whether rewriting the files takes so long that others must be left most of the time. */
    public boolean isLarge() {
        return checkpoints.bytes() > LARGE;
    }

    // A log file without a frame is not begun anew.
    private void writeNothing() throws IOException {
        Changes nothing = new Changes();
        nothing.remove(openMap(CATALOGUE), new byte[0]);
        CompletableFuture<IOException> outcome = new CompletableFuture<>();
        whenDurable(apply(nothing), new Outcome() {
            @Override
            public void durable() {
                outcome.complete(null);
            }

            @Override
            public void failed(IOException cause) {
                outcome.complete(cause);
            }
        });
        IOException failed = outcome.join();
        if (failed != null) {
            throw failed;
        }
    }

    void compactIfDue(boolean isServing) throws IOException {
        checkpoints.compactIfDue(isServing);
    }

    /** Gives back space that only a busy store needs. */
    void trim() throws IOException {
        redo.trim();
    }

    void startSegment() throws IOException {
        redo.rotate();
    }

    /** Finds out whether the disk takes writes again. */
    void probe() throws IOException {
        redo.probe();
    }

    /** Checkpoints and closes; what is not acknowledged by then may be lost. */
    @Override
    public void close() {
        try {
            checkpoints.stop();
            checkpointer.close();
            probe.close();
            redo.close();
            if (redo.isWritable() && !readOnly) {
                checkpoints.last();
            }
        } catch (IOException | MVStoreException e) {
            log.warn("No last checkpoint; the redo log has everything", e);
        } finally {
            checkpoints.close();
        }
    }

    /** Lets go of the files without writing anything more, as a crash would. */
    void crash() {
        checkpoints.crash();
        checkpointer.crash();
        probe.end();
        redo.end();
        pins.close();
    }
}
