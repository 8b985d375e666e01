package com.mdmc.crm.embeddedstore.storage;

import com.mdmc.crm.embeddedstore.storage.Compaction.Pace;
import com.mdmc.crm.embeddedstore.storage.file.StoreFiles;
import com.mdmc.crm.embeddedstore.storage.file.WriteCondition;
import com.mdmc.crm.embeddedstore.storage.file.WriteState;
import com.mdmc.crm.embeddedstore.storage.manifest.ManifestFile;
import com.mdmc.crm.embeddedstore.storage.redo.RedoLog;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.WriteLock;
import java.util.function.Consumer;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves the changes of the log into the checkpoint's file, and the maps into another file when this one is waste. */
final class Checkpoints {

    // Answers take milliseconds; a long answer makes the purge begin again.
    private static final Duration READERS_END = Duration.ofSeconds(10);
    private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);

    private final StoreFiles files;
    private final StorageOptions options;
    private final WriteState state;
    private final ManifestFile manifest;
    private final StoreMaps maps;
    private final Pins pins;
    private final RedoLog redo;
    private final WriteLock noWriters;
    private final Lock compacting = new ReentrantLock();
    private volatile CheckpointStore store;
    private volatile Recording recording;
    private volatile boolean closing;

    /** @param noWriters held while nobody may change the maps */
    Checkpoints(
            StoreFiles files,
            StorageOptions options,
            WriteState state,
            ManifestFile manifest,
            CheckpointStore store,
            StoreMaps maps,
            Pins pins,
            RedoLog redo,
            WriteLock noWriters) {
        this.files = files;
        this.options = options;
        this.state = state;
        this.manifest = manifest;
        this.store = store;
        this.maps = maps;
        this.pins = pins;
        this.redo = redo;
        this.noWriters = noWriters;
    }

    /** Writes a frame of the log. */
    interface Frame {
        void write() throws IOException;
    }

    long bytes() {
        return store.bytes();
    }

    /** Called by who changes the maps, before the next change of the same map. */
    void changed(Changes changes) {
        Recording copied = recording;
        if (copied != null) {
            copied.add(changes);
        }
    }

    void dropped(StoreMap map) {
        Recording copied = recording;
        if (copied != null) {
            copied.addDropped(map.number());
        }
    }

    /** Writers wait only while the roots are captured. */
    void copyTo(StoreFiles target) throws IOException {
        Map<Integer, MapView> views = new TreeMap<>();
        try (Pin pin = pins.add()) {
            long unit;
            noWriters.lock();
            try {
                maps.all().forEach(map -> views.put(map.number(), map.view()));
                unit = redo.lastUnit();
            } finally {
                noWriters.unlock();
            }
            new Creation(target, options, new WriteState(Clock.systemUTC())).with(views, unit);
        }
    }

    /** Writers wait only while the roots are captured. */
    synchronized void take() throws IOException {
        redo.rotate();
        evacuate();
        commit();
    }

    /** About as much as was changed. A file that is being copied goes anyway. */
    private void evacuate() {
        try {
            if (recording == null) {
                long most = Math.max(options.dirtyBytes(store.bytes()), store.dirtyBytes());
                store.evacuate((int) Math.min(Integer.MAX_VALUE, most));
            }
        } catch (MVStoreException e) {
            // What cannot be read stays where it is, to be found by who reads it.
            log.debug("Space of the store's file is not used again", e);
        }
    }

    /** Bytes of pages that were changed since the last checkpoint. */
    long dirtyBytes() {
        return store.dirtyBytes();
    }

    /** The last one, once the log is closed. */
    synchronized void last() throws IOException {
        commit();
    }

    private void commit() throws IOException {
        noWriters.lock();
        long unit = redo.lastUnit();
        try {
            store.unit(unit);
            store.commit(noWriters::unlock);
        } finally {
            if (noWriters.isHeldByCurrentThread()) {
                noWriters.unlock();
            }
        }
        enter(manifest.current().checkpoint(), store, unit);
        redo.discardBefore(manifest.current().firstSegment());
    }

    /** Lets the manifest say what the checkpoint holds; only then may go what is no longer needed. */
    private void enter(String file, CheckpointStore holder, long unit) throws IOException {
        long first = redo.firstNeeded(unit);
        long version = holder.version();
        manifest.update(now -> now.withCheckpoint(file, version, unit, first));
    }

    void compactIfDue(boolean isServing) throws IOException {
        if (Compaction.isDue(store, files, options)) {
            long before = store.bytes();
            if (compact(isServing ? Pace.WHEN_QUIET : Pace.AT_ONCE)) {
                log.info("Compacted the store's file from {} to {} bytes", before, store.bytes());
            }
        }
    }

    boolean compact(Pace pace) throws IOException {
        return compact(pace, this::delete);
    }

    /** @param retire what becomes of the file that another takes the place of, once nobody reads it */
    private boolean compact(Pace pace, Consumer<String> retire) throws IOException {
        compacting.lock();
        try (Pin pin = pins.add()) {
            // After a failure the manifest on the disk may name the copy that was given up: not from here on.
            manifest.update(now -> now);
            String name = Layout.following(manifest.current().checkpoint());
            Compaction compaction = begin(pace);
            long identity = manifest.current().store();
            CheckpointStore copy = compaction.run(files, name, identity, options, state);
            return copy != null && goOnIn(copy, name, compaction.recording(), retire);
        } finally {
            recording = null;
            compacting.unlock();
        }
    }

    /**
     * Moves the maps into a new file and begins the redo log anew, so that no file holds what was overwritten or removed
     * before the call. Copies of what the store was go as well.
     *
     * @param frame writes one to the log
     * @return whether that is so
     */
    boolean purge(Pace pace, Frame frame) throws IOException {
        redo.dropSpare();
        String former = manifest.current().checkpoint();
        if (!compact(pace, this::shred)) {
            return false;
        }
        beginLogAnew(frame);
        files.shredCopies();
        return pins.awaitSettled(READERS_END) && !files.exists(former);
    }

    // A log file may be an older one that is written again: what was in it must not stay behind its new end.
    private synchronized void beginLogAnew(Frame frame) throws IOException {
        redo.dropSpare();
        frame.write();
        take();
        redo.dropSpare();
    }

    private Compaction begin(Pace pace) {
        noWriters.lock();
        try {
            Compaction compaction = new Compaction(maps.all(), () -> closing, pace);
            recording = compaction.recording();
            return compaction;
        } finally {
            noWriters.unlock();
        }
    }

    /** Once the manifest names the copy it is the store; until then, also after a failure, it is not. */
    private synchronized boolean goOnIn(CheckpointStore copy, String name, Recording changes, Consumer<String> retire)
            throws IOException {
        String former = manifest.current().checkpoint();
        noWriters.lock();
        try {
            changes.drainTo(copy);
            if (closing || changes.isTooMuch()) {
                copy.close();
                return false;
            }
            complete(copy, name);
            maps.moveTo(copy);
            store = copy;
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        } finally {
            noWriters.unlock();
        }
        pins.replace(copy, () -> retire.accept(former));
        redo.discardBefore(manifest.current().firstSegment());
        return true;
    }

    private void complete(CheckpointStore copy, String name) throws IOException {
        long unit = redo.lastUnit();
        copy.unit(unit);
        copy.commit();
        maps.all().forEach(map -> copy.map(map.number()));
        enter(name, copy, unit);
        copy.patient(true);
    }

    private void delete(String file) {
        try {
            files.delete(file);
        } catch (IOException e) {
            log.warn("{} is no longer needed and stays until the next start ({})", file, e.getMessage());
        }
    }

    private void shred(String file) {
        try {
            files.shred(file);
        } catch (IOException e) {
            log.warn("{} holds what was removed and cannot be deleted ({})", file, e.getMessage());
        }
    }

    /** Ends a compaction, and a checkpoint that waits for space. */
    void stop() {
        closing = true;
        store.patient(state.condition() == WriteCondition.WRITABLE);
    }

    void close() {
        compacting.lock();
        try {
            store.patient(false);
            pins.close();
        } finally {
            compacting.unlock();
        }
    }

    void crash() {
        closing = true;
        store.patient(false);
    }
}
