package com.mdmc.crm.embeddedstore.storage.redo;

import com.mdmc.crm.embeddedstore.storage.file.DamagedStoreException;
import com.mdmc.crm.embeddedstore.storage.file.StoreFile;
import com.mdmc.crm.embeddedstore.storage.file.StoreFiles;
import com.mdmc.crm.embeddedstore.storage.manifest.Manifest;
import java.io.IOException;
import java.util.List;

/** The files of the log the last run has left, read against what the manifest says must be there. */
public final class RedoFiles {

    private final StoreFiles files;
    private final Manifest manifest;
    private String readUpTo = "";

    public RedoFiles(StoreFiles files, Manifest manifest) {
        this.files = files;
        this.manifest = manifest;
    }

    /**
     * Hands every change of the files the manifest names to the target, in order.
     *
     * @throws DamagedStoreException when a file is missing or damaged
     */
    public void replay(RedoTarget target) throws IOException {
        for (long number = manifest.firstSegment(); number <= manifest.lastSegment(); number++) {
            String name = Segment.name(number);
            if (!files.exists(name)) {
                throw new DamagedStoreException(name, "is missing");
            }
            try (StoreFile file = files.open(name)) {
                replay(file, name, number, target);
            }
        }
        refuseFilesOfLaterManifests();
    }

    private void replay(StoreFile file, String name, long number, RedoTarget target) throws IOException {
        SegmentHeader header = SegmentHeader.read(file);
        if (header == null || header.number() != number) {
            throw new DamagedStoreException(name, "has a damaged header");
        }
        if (header.store() != manifest.store()) {
            throw new DamagedStoreException(name, "belongs to another store");
        }
        RedoReader reader = new RedoReader(file, name, header, target);
        try {
            reader.replay();
            readUpTo = name;
        } catch (MissingUnitsException e) {
            String damaged = readUpTo.isEmpty() ? name : readUpTo;
            throw new DamagedStoreException(damaged, e.getMessage() + ", and " + name + " goes on behind them");
        }
    }

    /**
     * Hands what can be read of the files that are there to the target, up to the first unit that cannot.
     *
     * @param findings takes a sentence for each damage
     */
    public void replayReadable(RedoTarget target, List<String> findings) throws IOException {
        for (String name : names()) {
            long number = Segment.number(name);
            if (number < manifest.firstSegment()) {
                continue;
            }
            try (StoreFile file = files.open(name)) {
                replay(file, name, number, target);
            } catch (DamagedStoreException e) {
                findings.add(e.getMessage());
                return;
            }
        }
    }

    /** A file is named by the manifest before it holds a frame: one with frames knows more than this manifest. */
    private void refuseFilesOfLaterManifests() throws IOException {
        for (String name : names()) {
            if (Segment.number(name) > manifest.lastSegment() && hasFrames(name)) {
                throw new DamagedStoreException("manifest", "is older than " + name + ", which it does not name");
            }
        }
    }

    private boolean hasFrames(String name) throws IOException {
        try (StoreFile file = files.open(name)) {
            SegmentHeader header = SegmentHeader.read(file);
            if (header == null || header.number() != Segment.number(name) || header.store() != manifest.store()) {
                return false;
            }
            CountingTarget units = new CountingTarget();
            new RedoReader(file, name, header, units).replay();
            return units.count > 0;
        }
    }

    /** Name of the file the log ends in. */
    public String last() {
        return manifest.lastSegment() < manifest.firstSegment() ? "manifest" : Segment.name(manifest.lastSegment());
    }

    /** Names of all files of the log that are there, oldest first. */
    public List<String> names() throws IOException {
        return names(files);
    }

    /** Names of all files of the log that are there, oldest first. */
    public static List<String> names(StoreFiles files) throws IOException {
        return files.list().stream()
                .filter(name -> Segment.number(name) >= 0)
                .sorted((one, other) -> Long.compare(Segment.number(one), Segment.number(other)))
                .toList();
    }

    /** Names of the files of lower numbers. */
    public List<String> namesBefore(long number) throws IOException {
        return names().stream().filter(name -> Segment.number(name) < number).toList();
    }

    /** Number of the last file that is there or was named. */
    public long lastNumber() throws IOException {
        List<String> names = names();
        long last = names.isEmpty() ? 0 : Segment.number(names.get(names.size() - 1));
        return Math.max(last, manifest.lastSegment());
    }

    /** Deletes what the log no longer needs. */
    public void deleteAll() throws IOException {
        for (String name : names()) {
            files.delete(name);
        }
        files.delete(Segments.SPARE);
    }

    private static final class CountingTarget implements RedoTarget {

        private int count;

        @Override
        public boolean wants(long unit) {
            count++;
            return false;
        }

        @Override
        public void apply(int map, byte[] key, byte[] value) {
            throw new UnsupportedOperationException("nothing is wanted");
        }
    }
}
