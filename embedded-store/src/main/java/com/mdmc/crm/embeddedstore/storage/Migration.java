package com.mdmc.crm.embeddedstore.storage;

import com.mdmc.crm.embeddedstore.storage.file.DamagedStoreException;
import com.mdmc.crm.embeddedstore.storage.file.StoreFiles;
import com.mdmc.crm.embeddedstore.storage.file.WriteState;
import com.mdmc.crm.embeddedstore.storage.manifest.Manifest;
import com.mdmc.crm.embeddedstore.storage.manifest.ManifestFile;
import com.mdmc.crm.embeddedstore.storage.redo.LegacyRedo;
import com.mdmc.crm.embeddedstore.storage.redo.RedoFiles;
import java.io.IOException;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a store of format 1 over: what it holds is copied into a file of this format, and its own files are kept as they
 * were in a directory beside. Until the manifest is written they are all there is; from then on they are a copy.
 */
final class Migration {

    /** Directory of the files as format 1 left them. */
    static final String KEPT = "before-format-2/";

    private static final Logger log = LoggerFactory.getLogger(Migration.class);

    private final StoreFiles files;
    private final StorageOptions options;
    private final WriteState state;

    Migration(StoreFiles files, StorageOptions options, WriteState state) {
        this.files = files;
        this.options = options;
        this.state = state;
    }

    ManifestFile run() throws IOException {
        ManifestFile manifest;
        try (CheckpointStore legacy = new CheckpointStore(files.open(Layout.LEGACY), options, state)) {
            Replay replay = new Replay(legacy.unit(), legacy::map);
            new LegacyRedo(files).replay(legacy.unit(), replay);
            legacy.unit(replay.reached());
            manifest = new Creation(files, options, state).of(legacy, replay.reached());
        } catch (MVStoreException e) {
            throw new DamagedStoreException(Layout.LEGACY, "cannot be read (" + e.getMessage() + ")", e);
        }
        keep(manifest.current());
        log.info("Migrated the store from format 1 to 2; its former files are kept in {}", KEPT);
        return manifest;
    }

    /** Also what a crash has left to be done. */
    void keep(Manifest manifest) throws IOException {
        for (String name : new RedoFiles(files, manifest).namesBefore(manifest.firstSegment())) {
            files.rename(name, KEPT + name);
        }
        files.rename(Layout.LEGACY, KEPT + Layout.LEGACY);
        Layout.writeNotice(files);
    }
}
