package com.mdmc.crm.backup.write;

import com.mdmc.crm.backup.archive.ArchiveDirectory;
import com.mdmc.crm.backup.archive.ArchiveFile;
import com.mdmc.crm.backup.archive.ArchiveHeader;
import com.mdmc.crm.backup.archive.BsonSequence;
import com.mdmc.crm.backup.archive.FlushMarker;
import com.mdmc.crm.backup.archive.SegmentName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Merges small segments, because a flush every few seconds would leave thousands of files that compress badly. */
final class SegmentMerge {
    private static final long LARGEST = 12 << 20;
    private static final int MANY = 64;
    private static final int SOME = 2;

    private final ArchiveDirectory archive;
    private final Path directory;
    private int fresh;

    SegmentMerge(ArchiveDirectory archive, Path directory) {
        this.archive = archive;
        this.directory = directory;
    }

    /** A segment was written. */
    void isWritten() {
        fresh++;
    }

    /** Whether many segments were written since all were merged. */
    boolean isDue() {
        return fresh >= MANY;
    }

    /** Merges a few files, since the next flush waits. */
    void some(long dense) throws IOException {
        if (run(dense, SOME)) {
            fresh = 0;
        }
    }

    /** Merges all that can be. */
    void all(long dense) throws IOException {
        run(dense, Integer.MAX_VALUE);
        fresh = 0;
    }

    /**
     * Merges neighbours that fit into one file.
     *
     * @param dense changes of what cannot be derived are dropped from segments that end at this position or before
     * @param most files to write
     * @return whether there is nothing more to merge
     */
    private boolean run(long dense, int most) throws IOException {
        int written = 0;
        List<SegmentName> run = new ArrayList<>();
        long size = 0;
        for (SegmentName each : SegmentName.list(directory)) {
            ArchiveHeader header = ArchiveDirectory.header(each.file());
            boolean isStale = header.changes() && each.last() <= dense;
            boolean fits = size + header.size() <= LARGEST && !isStale;
            if (written >= most) {
                return false;
            }
            if (!fits) {
                written += merge(run, false);
                run.clear();
                size = 0;
            }
            if (isStale) {
                written += merge(List.of(each), true);
            } else {
                run.add(each);
                size += header.size();
            }
        }
        merge(run, false);
        return true;
    }

    /** Answers how many files it wrote. */
    private int merge(List<SegmentName> run, boolean strips) throws IOException {
        if (run.size() < 2 && !strips) {
            return 0;
        }
        BsonSequence documents = new BsonSequence();
        ArchiveHeader first = null;
        ArchiveHeader last = null;
        boolean changes = false;
        for (SegmentName each : run) {
            ArchiveFile file = archive.read(each.file(), ArchiveHeader.SEGMENT);
            file.documents().forEach(document -> documents.add(strips ? stripped(document) : document));
            first = first == null ? file.header() : first;
            last = file.header();
            changes |= last.changes() && !strips;
        }
        SegmentName merged = SegmentName.in(directory, first.first(), last.last());
        ArchiveHeader header = ArchiveHeader.of(
                        ArchiveHeader.SEGMENT, first.first(), last.last(), first.from(), last.to())
                .withChanges(changes)
                .withCheckpoint(last.checkpoint());
        archive.writeSmall(merged.file(), header, documents);
        for (SegmentName each : run) {
            if (!each.file().equals(merged.file())) {
                archive.delete(each.file());
            }
        }
        return 1;
    }

    private static byte[] stripped(byte[] document) {
        return FlushMarker.isMarker(document)
                ? BsonSequence.bytesOf(FlushMarker.of(document).stripped().document())
                : document;
    }
}
