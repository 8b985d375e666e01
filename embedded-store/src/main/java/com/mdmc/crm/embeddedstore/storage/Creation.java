package com.mdmc.crm.embeddedstore.storage;

import com.mdmc.crm.embeddedstore.storage.file.BlockFile;
import com.mdmc.crm.embeddedstore.storage.file.StoreFiles;
import com.mdmc.crm.embeddedstore.storage.file.WriteState;
import com.mdmc.crm.embeddedstore.storage.manifest.AcknowledgedMark;
import com.mdmc.crm.embeddedstore.storage.manifest.Manifest;
import com.mdmc.crm.embeddedstore.storage.manifest.ManifestFile;
import com.mdmc.crm.embeddedstore.storage.redo.RedoFiles;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.function.Consumer;

/** Makes the files of a new store; with the manifest, which is written last, it exists. */
final class Creation {

    private final StoreFiles files;
    private final StorageOptions options;
    private final WriteState state;
    private final long store = new SecureRandom().nextLong();

    Creation(StoreFiles files, StorageOptions options, WriteState state) {
        this.files = files;
        this.options = options;
        this.state = state;
    }

    ManifestFile empty() throws IOException {
        ManifestFile manifest = of(null, 0);
        Layout.writeNotice(files);
        return manifest;
    }

    /** A store that begins with what another (null: none) holds, up to a unit. */
    ManifestFile of(CheckpointStore source, long unit) throws IOException {
        return with(
                copy -> {
                    if (source != null) {
                        copy.all(source);
                    }
                },
                unit);
    }

    /** A store that begins with maps as they were at one moment, up to a unit. */
    ManifestFile with(Map<Integer, MapView> views, long unit) throws IOException {
        ManifestFile manifest =
                with(copy -> views.forEach((number, view) -> copy.map(number, view.cursor(null, false))), unit);
        Layout.writeNotice(files);
        return manifest;
    }

    private ManifestFile with(Consumer<Copy> content, long unit) throws IOException {
        String name = Layout.checkpoint(1);
        long version;
        BlockFile file = BlockFile.create(files, Layout.NEW, store);
        try (CheckpointStore target = new CheckpointStore(file, options, state)) {
            content.accept(new Copy(target));
            target.unit(unit);
            target.commit();
            version = target.version();
        }
        files.rename(Layout.NEW, name);
        AcknowledgedMark.create(files, store, unit).close();
        long segment = lastSegment();
        return ManifestFile.create(files, new Manifest(store, 0, name, version, unit, segment + 1, segment, ""));
    }

    private long lastSegment() throws IOException {
        return new RedoFiles(files, new Manifest(store, 0, "", 0, 0, 1, 0, "")).lastNumber();
    }
}
