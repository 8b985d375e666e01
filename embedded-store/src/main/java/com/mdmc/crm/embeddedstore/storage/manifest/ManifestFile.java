package com.mdmc.crm.embeddedstore.storage.manifest;

import com.mdmc.crm.embeddedstore.storage.file.DamagedStoreException;
import com.mdmc.crm.embeddedstore.storage.file.StoreFile;
import com.mdmc.crm.embeddedstore.storage.file.StoreFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;

/**
 * The file of the manifest, replaced as a whole: a power loss leaves the one before or the one after. When an update
 * fails either may be on the disk, so the caller keeps what both of them need.
 */
public final class ManifestFile {

    public static final String NAME = "manifest";

    private static final int MAX_LENGTH = 1 << 16;

    private final StoreFiles files;
    private Manifest current;
    private long sequence;

    private ManifestFile(StoreFiles files, Manifest current) {
        this.files = files;
        this.current = current;
        this.sequence = current.sequence();
    }

    /** @throws DamagedStoreException when it is damaged */
    public static ManifestFile read(StoreFiles files) throws IOException {
        try (StoreFile file = files.open(NAME)) {
            byte[] bytes = new byte[(int) Math.min(MAX_LENGTH, file.size())];
            file.read(ByteBuffer.wrap(bytes), 0);
            return new ManifestFile(files, Manifest.parse(bytes));
        }
    }

    /** The first manifest of a store, or one that takes the place of a damaged one. */
    public static ManifestFile create(StoreFiles files, Manifest first) throws IOException {
        ManifestFile file = new ManifestFile(files, first);
        file.update(manifest -> manifest);
        return file;
    }

    public synchronized Manifest current() {
        return current;
    }

    /** Durable on return. */
    public synchronized void update(UnaryOperator<Manifest> change) throws IOException {
        Manifest next = change.apply(current).following(++sequence, Program.VERSION);
        files.replace(NAME, next.toBytes());
        current = next;
    }
}
