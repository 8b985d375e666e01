package com.mdmc.crm.embeddedstore.storage;

import com.mdmc.crm.embeddedstore.storage.file.BlockFile;
import com.mdmc.crm.embeddedstore.storage.file.DamagedStoreException;
import com.mdmc.crm.embeddedstore.storage.file.StoreFiles;
import com.mdmc.crm.embeddedstore.storage.file.WriteState;
import com.mdmc.crm.embeddedstore.storage.manifest.AcknowledgedMark;
import com.mdmc.crm.embeddedstore.storage.manifest.Manifest;
import com.mdmc.crm.embeddedstore.storage.manifest.ManifestFile;
import com.mdmc.crm.embeddedstore.storage.redo.RedoFiles;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.h2.mvstore.MVStoreException;

/**
 * Makes a store of what damaged files still hold: the newest checkpoint that can be read, and the redo log behind it up
 * to the first unit that cannot. Later units are given up, since they build on those before. Whoever calls has set the
 * files aside; the new store has an identity of its own, so that nothing of the old one passes for a part of it.
 */
public final class Salvage {

    private final StoreFiles files;
    private final StorageOptions options;
    private final WriteState state = new WriteState(Clock.systemUTC());
    private final List<String> findings = new ArrayList<>();

    public Salvage(StoreFiles files, StorageOptions options) {
        this.files = files;
        this.options = options;
    }

    /**
     * What came of it.
     *
     * @param lastUnit last unit the store has now
     * @param lastLostUnit last unit known to have been there; the same as the last unit when none is lost
     * @param findings a sentence for each damage
     */
    public record Result(long lastUnit, long lastLostUnit, List<String> findings) {}

    /** @throws DamagedStoreException when no checkpoint can be read */
    public Result run() throws IOException {
        Manifest known = manifest();
        String name = readableCheckpoint(known);
        try (CheckpointStore source = open(name)) {
            long checkpoint = source.unit();
            if (checkpoint < known.unit()) {
                findings.add("The checkpoint " + name + " ends at unit " + checkpoint + ", and had all up to "
                        + known.unit() + ".");
            }
            Replay replay = new Replay(checkpoint, source::map);
            new RedoFiles(files, known).replayReadable(replay, findings);
            long lost = Math.max(known.unit(), Math.max(replay.reached(), acknowledged()));
            begin(source, known, replay.reached());
            return new Result(replay.reached(), lost, List.copyOf(findings));
        } catch (MVStoreException e) {
            throw new DamagedStoreException(name, "cannot be read to its end (" + e.getMessage() + ")", e);
        }
    }

    private Manifest manifest() throws IOException {
        if (files.exists(ManifestFile.NAME)) {
            try {
                return ManifestFile.read(files).current();
            } catch (DamagedStoreException e) {
                findings.add(e.getMessage());
            }
        } else {
            findings.add("The manifest is missing.");
        }
        String newest = checkpoints().stream()
                .findFirst()
                .orElseThrow(() -> new DamagedStoreException(ManifestFile.NAME, "and every checkpoint are lost"));
        long store = BlockFile.storeOf(files, newest);
        return new Manifest(store, 0, newest, 0, 0, 0, 0, "");
    }

    private List<String> checkpoints() throws IOException {
        return files.list().stream()
                .filter(Layout::isCheckpoint)
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private String readableCheckpoint(Manifest known) throws IOException {
        List<String> candidates = new ArrayList<>(checkpoints());
        candidates.remove(known.checkpoint());
        candidates.add(0, known.checkpoint());
        for (String name : candidates) {
            try (CheckpointStore store = open(name)) {
                store.unit();
                return name;
            } catch (DamagedStoreException | MVStoreException e) {
                findings.add(name + " cannot be read: " + e.getMessage());
            }
        }
        throw new DamagedStoreException(known.checkpoint(), "cannot be read, and there is no other");
    }

    private CheckpointStore open(String name) throws IOException {
        if (!files.exists(name)) {
            throw new DamagedStoreException(name, "is missing");
        }
        return CheckpointStore.open(files, name, BlockFile.storeOf(files, name), options, state);
    }

    private long acknowledged() throws IOException {
        return AcknowledgedMark.anyUnit(files);
    }

    private void begin(CheckpointStore source, Manifest known, long unit) throws IOException {
        long store = new SecureRandom().nextLong();
        String name = checkpoints().stream().findFirst().map(Layout::following).orElse(Layout.checkpoint(1));
        long version;
        try (CheckpointStore target = new CheckpointStore(BlockFile.create(files, Layout.NEW, store), options, state)) {
            new Copy(target).all(source);
            target.unit(unit);
            target.commit();
            version = target.version();
        }
        files.rename(Layout.NEW, name);
        AcknowledgedMark.create(files, store, unit).close();
        long last = new RedoFiles(files, known).lastNumber();
        ManifestFile.create(files, new Manifest(store, known.sequence(), name, version, unit, last + 1, last, ""));
    }
}
