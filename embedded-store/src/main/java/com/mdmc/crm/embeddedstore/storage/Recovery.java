package com.mdmc.crm.embeddedstore.storage;

import com.mdmc.crm.embeddedstore.storage.file.DamagedStoreException;
import com.mdmc.crm.embeddedstore.storage.file.StoreFiles;
import com.mdmc.crm.embeddedstore.storage.file.WriteState;
import com.mdmc.crm.embeddedstore.storage.manifest.AcknowledgedMark;
import com.mdmc.crm.embeddedstore.storage.manifest.Manifest;
import com.mdmc.crm.embeddedstore.storage.manifest.ManifestFile;
import com.mdmc.crm.embeddedstore.storage.redo.RedoFiles;
import java.io.IOException;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens what the last run has left: the checkpoint as new as the manifest says, and behind it the redo log as far as it
 * was acknowledged. Where either falls short the store is refused, and no file is touched.
 */
final class Recovery {

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);
    private static final int EMPTY_CHECKPOINT = 1 << 16;

    private final StoreFiles files;
    private final StorageOptions options;
    private final WriteState state;

    Recovery(StoreFiles files, StorageOptions options, WriteState state) {
        this.files = files;
        this.options = options;
        this.state = state;
    }

    /**
     * A store that can go on.
     *
     * @param unit last unit it holds
     * @param segment number of the last file of its log
     */
    record Recovered(CheckpointStore store, ManifestFile manifest, AcknowledgedMark mark, long unit, long segment) {}

    Recovered run() throws IOException {
        ManifestFile manifest = manifest();
        Manifest known = manifest.current();
        CheckpointStore store = openCheckpoint(known);
        try {
            RedoFiles redo = new RedoFiles(files, known);
            long checkpoint = store.unit();
            Replay replay = new Replay(checkpoint, store::map);
            redo.replay(replay);
            AcknowledgedMark mark = mark(known);
            requireReached(replay.reached(), mark.unit(), redo);
            return new Recovered(store, manifest, mark, replay.reached(), redo.lastNumber());
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** Makes durable what was recovered, and deletes what is not needed any more. */
    void settle(Recovered recovered) throws IOException {
        CheckpointStore store = recovered.store();
        if (store.unit() < recovered.unit()) {
            // A warning, since an operator has to see it before the program has set up what else it logs.
            log.warn("Recovered {} units from the redo log after an unclean stop", recovered.unit() - store.unit());
            store.unit(recovered.unit());
            store.commit();
        }
        if (!isSettled(recovered)) {
            long last = recovered.segment();
            recovered
                    .manifest()
                    .update(now -> now.withLastSegment(last)
                            .withCheckpoint(now.checkpoint(), store.version(), recovered.unit(), last + 1));
        }
        Manifest settled = recovered.manifest().current();
        new RedoFiles(files, settled).deleteAll();
        if (!files.exists(Layout.LEGACY)) {
            Layout.writeNotice(files);
        }
        for (String name : files.list()) {
            if (Layout.isCheckpoint(name) && !name.equals(settled.checkpoint()) || name.endsWith(".new")) {
                files.delete(name);
            }
        }
    }

    /** After a clean stop the manifest says already what there is. */
    private static boolean isSettled(Recovered recovered) {
        Manifest known = recovered.manifest().current();
        return known.unit() == recovered.unit()
                && known.version() == recovered.store().version()
                && known.lastSegment() == recovered.segment()
                && known.firstSegment() == recovered.segment() + 1;
    }

    private ManifestFile manifest() throws IOException {
        if (files.exists(ManifestFile.NAME)) {
            ManifestFile manifest = ManifestFile.read(files);
            if (Layout.isLegacy(files)) {
                new Migration(files, options, state).keep(manifest.current());
            }
            return manifest;
        }
        if (Layout.isLegacy(files)) {
            return new Migration(files, options, state).run();
        }
        refuseToBeginAnew();
        return new Creation(files, options, state).empty();
    }

    /** What a creation cut short has left holds nothing; anything else means that the manifest is lost. */
    private void refuseToBeginAnew() throws IOException {
        String first = Layout.checkpoint(1);
        boolean isCreation = RedoFiles.names(files).isEmpty()
                && AcknowledgedMark.anyUnit(files) <= 0
                && files.list().stream().noneMatch(name -> Layout.isCheckpoint(name) && !name.equals(first))
                && (!files.exists(first) || size(first) < EMPTY_CHECKPOINT);
        if (!isCreation) {
            throw new DamagedStoreException(ManifestFile.NAME, "is missing, although there are files of a store");
        }
        files.delete(first);
        files.delete(Layout.NEW);
    }

    private long size(String name) throws IOException {
        try (var file = files.open(name)) {
            return file.size();
        }
    }

    private CheckpointStore openCheckpoint(Manifest known) throws IOException {
        String name = known.checkpoint();
        if (!files.exists(name)) {
            throw new DamagedStoreException(name, "is missing");
        }
        CheckpointStore store;
        try {
            store = CheckpointStore.open(files, name, known.store(), options, state);
        } catch (MVStoreException e) {
            throw new DamagedStoreException(name, "cannot be read (" + e.getMessage() + ")", e);
        }
        try {
            requireReached(store, known);
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static void requireReached(CheckpointStore store, Manifest known) {
        if (store.version() < known.version() || store.unit() < known.unit()) {
            throw new DamagedStoreException(
                    known.checkpoint(),
                    "is damaged, cut short or an older copy: it holds version " + store.version()
                            + ", and the manifest says it has version " + known.version() + " with all units up to "
                            + known.unit());
        }
    }

    private AcknowledgedMark mark(Manifest known) throws IOException {
        if (!files.exists(AcknowledgedMark.NAME)) {
            throw new DamagedStoreException(AcknowledgedMark.NAME, "is missing");
        }
        return AcknowledgedMark.open(files, known.store());
    }

    private static void requireReached(long reached, long acknowledged, RedoFiles redo) {
        if (reached < acknowledged) {
            throw new DamagedStoreException(
                    redo.last(),
                    "is damaged at its end, cut short or an older copy: units " + (reached + 1) + " to " + acknowledged
                            + " were acknowledged and are not in it");
        }
    }
}
