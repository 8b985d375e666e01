package com.mdmc.crm.embeddedstore.storage;

import java.io.IOException;
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

    private final CheckpointFile file;
    private final MVStore store;

    CheckpointStore(StoreFiles files, String name, StorageOptions options) throws IOException {
        Map<String, Object> config = new TreeMap<>(Map.of("cacheSize", options.cacheMegabytes()));
        this.file = new CheckpointFile(files.open(name), config);
        this.store = new MVStore.Builder()
                .adoptFileStore(file)
                .keysPerPage(KEYS_PER_PAGE)
                .autoCommitDisabled()
                .autoCommitBufferSize(0) // or it would commit by itself, in the middle of a unit
                .autoCompactFillRate(0)
                .open();
        store.setVersionsToKeep(VERSIONS_KEPT);
        store.setRetentionTime(0);
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

    Pin pin() {
        return new Pin(store);
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
