package com.mdmc.crm.embeddedstore.storage;

import com.mdmc.crm.embeddedstore.storage.file.BlockFile;
import com.mdmc.crm.embeddedstore.storage.file.DamagedStoreException;
import com.mdmc.crm.embeddedstore.storage.file.StoreFile;
import com.mdmc.crm.embeddedstore.storage.file.StoreFiles;
import com.mdmc.crm.embeddedstore.storage.file.WriteState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** Numbered maps in one MVStore file, which is written when told so and at no other time. */
final class CheckpointStore implements AutoCloseable {

    // Two older versions stay readable on disk, so that a torn commit still finds all chunks of the one before.
    private static final int VERSIONS_KEPT = 2;

    // MVStore's own 48 make small pages of small keys, and so many of them in a checkpoint that its list of pages no
    // longer fits the list's cache: each page let go of later, such as those of a dropped map, has all of it read
    // again.
    private static final int KEYS_PER_PAGE = 160;

    // Less than that in use, in percent, has chunks evacuated: random writes then cost about half as much again.
    private static final int WELL_FILLED = 65;

    // Two blocks of MVStore's header, and one chunk.
    private static final long SMALLEST = 3L * BlockFile.BLOCK;

    // The map that says how far all others have got.
    private static final int PROGRESS = 0;
    private static final byte[] UNIT = {'u'};

    private final CheckpointFile file;
    private final MVStore store;

    /** Takes the file over, also when it fails. */
    CheckpointStore(StoreFile opened, StorageOptions options, WriteState state) throws IOException {
        try {
            Map<String, Object> config = new TreeMap<>(Map.of("cacheSize", options.cacheMegabytes()));
            this.file = new CheckpointFile(opened, config, state);
            this.store = new MVStore.Builder()
                    .adoptFileStore(file)
                    .keysPerPage(KEYS_PER_PAGE)
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0) // or it would commit by itself, in the middle of a unit
                    .autoCompactFillRate(0)
                    .open();
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
        store.setVersionsToKeep(VERSIONS_KEPT);
        store.setRetentionTime(0);
    }

    /**
     * Opens a file that is there.
     *
     * @param store the store it has to belong to
     * @throws DamagedStoreException when it is not the file of a checkpoint any more; then nothing is written to it
     */
    static CheckpointStore open(StoreFiles files, String name, long store, StorageOptions options, WriteState state)
            throws IOException {
        BlockFile file = BlockFile.open(files, name, store);
        // MVStore begins anew in an empty file, and looks for chunks below one that is shorter than its header for
        // ever.
        long size = file.size();
        if (size < SMALLEST) {
            file.close();
            throw new DamagedStoreException(name, "is cut short to " + size + " bytes of content");
        }
        return new CheckpointStore(file, options, state);
    }

    /** Number of the newest commit. */
    long version() {
        return file.lastChunkVersion();
    }

    /** Last unit the maps hold. */
    long unit() {
        byte[] unit = map(PROGRESS).get(UNIT);
        return unit == null ? 0 : ByteBuffer.wrap(unit).getLong();
    }

    /** Writes down which unit the maps have reached, to be committed with them. */
    void unit(long unit) {
        map(PROGRESS).put(UNIT, ByteBuffer.allocate(Long.BYTES).putLong(unit).array());
    }

    /** Numbers of the maps there are. */
    Set<Integer> numbers() {
        return store.getMapNames().stream()
                .map(name -> Integer.parseInt(name.substring(1)))
                .collect(Collectors.toSet());
    }

    /** The map of a number; created empty when there is none. */
    MVMap<byte[], byte[]> map(int number) {
        MVMap.Builder<byte[], byte[]> builder = new MVMap.Builder<>();
        builder.keyType(SortedKeysType.INSTANCE).valueType(BytesType.INSTANCE);
        return store.openMap("m" + number, builder);
    }

    void remove(MVMap<byte[], byte[]> map) {
        store.removeMap(map);
    }

    static void set(MVMap<byte[], byte[]> map, byte[] key, byte[] value) {
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }

    /** Keeps what is there now readable until it is given back. */
    MVStore.TxCounter use() {
        return store.registerVersionUsage();
    }

    void unuse(MVStore.TxCounter usage) {
        store.deregisterVersionUsage(usage);
    }

    /**
     * Writes what has changed; durable on return.
     *
     * @param onCapture run once it is settled what is written: from then on the maps may change again
     */
    void commit(Runnable onCapture) {
        file.onNextCapture(onCapture);
        try {
            store.commit();
        } finally {
            file.onNextCapture(() -> {});
        }
        store.sync();
    }

    void commit() {
        commit(() -> {});
    }

    /** Whether a write waits for disk space: while the store is open; at its start and end it fails. */
    void patient(boolean isPatient) {
        file.patient(isPatient);
    }

    /** Bytes of pages that were changed since the last commit. */
    long dirtyBytes() {
        return store.getUnsavedMemory();
    }

    /**
     * Lets the next commit write again what is left in mostly unused chunks, so that their space can be used again.
     *
     * @param most bytes of it
     */
    void evacuate(int most) {
        file.evacuate(WELL_FILLED, most);
    }

    long bytes() {
        return file.size();
    }

    /** How much of the file is in use, in percent. */
    int fillRate() {
        return file.getChunksFillRate() * file.getFillRate() / 100;
    }

    /** Lets go of the file without writing to it. */
    @Override
    public void close() {
        store.closeImmediately();
    }
}
