package com.mdmc.crm.embeddedstore.storage;

import com.mdmc.crm.embeddedstore.storage.file.BlockFile;
import com.mdmc.crm.embeddedstore.storage.file.StoreFiles;
import com.mdmc.crm.embeddedstore.storage.file.WriteState;
import java.io.IOException;
import java.util.Collection;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Copies the maps, as they were at one moment, into a new file while they are changed; then repeats the changes there.
 * The file in use stays the store until the manifest names the copy. (MVStore's own compaction, which moves pages within
 * the file in use, is never called.)
 */
final class Compaction {

    private static final int WASTEFUL_BELOW = 40;
    private static final long SPARE_BYTES = 64 << 20;
    // Of the time of one thread; the copy waits after each step.
    private static final int SHARE_PERCENT = 25;
    private static final int FEW = 200;

    /** How much of the time a copy takes. */
    enum Pace {
        /** All of it: nobody else is there yet. */
        AT_ONCE,
        /** A share, and more when writers are fast. */
        SHARED,
        /** A share; given up when writers are fast, since the file in use grows until the copy is there. */
        WHEN_QUIET
    }

    private final TreeMap<Integer, MapView> views = new TreeMap<>();
    private final Recording recording = new Recording();
    private final BooleanSupplier stopped;
    private final Pace pace;
    private long stepBegan;
    private CheckpointStore copy;

    /**
     * Begins while nobody writes.
     *
     * @param stopped whether to give up
     * @param pace how much of the time it takes
     */
    Compaction(Collection<StoreMap> maps, BooleanSupplier stopped, Pace pace) {
        maps.forEach(map -> views.put(map.number(), map.view()));
        this.stopped = stopped;
        this.pace = pace;
    }

    /** Whether most of the file is waste, and there is room for a copy beside it. */
    static boolean isDue(CheckpointStore store, StoreFiles files, StorageOptions options) throws IOException {
        long bytes = store.bytes();
        int fill = store.fillRate();
        return bytes >= options.compactBytes()
                && fill < WASTEFUL_BELOW
                && files.freeBytes() > bytes / 100 * fill * 2 + SPARE_BYTES;
    }

    Recording recording() {
        return recording;
    }

    /** Answers the copy, which a few changes are missing in; null when it was given up. */
    CheckpointStore run(StoreFiles files, String name, long store, StorageOptions options, WriteState state)
            throws IOException {
        files.delete(Layout.NEW);
        files.delete(name);
        copy = new CheckpointStore(BlockFile.create(files, name, store), options, state);
        stepBegan = System.nanoTime();
        try {
            Copy step = new Copy(copy, this::pause);
            views.forEach((number, view) -> step.map(number, view.cursor(null, false)));
            copy.commit();
            while (recording.drainTo(copy, options.dirtyBytes(0)) > FEW) {
                copy.commit();
                pause();
            }
            return copy;
        } catch (GivenUp e) {
            copy.close();
            return null;
        } catch (RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    private void pause() {
        boolean isBusy = recording.isMuch();
        if (stopped.getAsBoolean() || recording.isTooMuch() || isBusy && pace == Pace.WHEN_QUIET) {
            throw new GivenUp();
        }
        if (pace != Pace.AT_ONCE && !isBusy) {
            long worked = System.nanoTime() - stepBegan;
            sleep(worked / 1_000_000 * (100 - SHARE_PERCENT) / SHARE_PERCENT);
        }
        stepBegan = System.nanoTime();
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(Math.min(2_000, millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class GivenUp extends RuntimeException {

        private static final long serialVersionUID = 1L;

        GivenUp() {
            super(null, null, false, false);
        }
    }
}
