package com.mdmc.crm.backup.write;

import com.mdmc.crm.backup.archive.ArchiveDirectory;
import com.mdmc.crm.backup.archive.ArchiveHeader;
import com.mdmc.crm.backup.archive.BsonSequence;
import com.mdmc.crm.backup.archive.FlushMarker;
import com.mdmc.crm.backup.archive.SegmentName;
import com.mdmc.crm.ledger.format.CommitDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** Collects the commits of one segment. */
final class SegmentWriter {
    private final BsonSequence documents = new BsonSequence();
    private long first;
    private long last;
    private long from;
    private long to;

    void add(CommitDocument commit) {
        if (first == 0) {
            first = commit.position();
            from = commit.time();
        }
        last = commit.position();
        to = commit.latest();
        documents.add(commit.bytes());
    }

    int size() {
        return documents.size();
    }

    boolean isEmpty() {
        return first == 0;
    }

    /**
     * Seals the segment with what goes with its last commit.
     *
     * @param isBusy whether it is left to a merge to compress it, since those that append want the processor
     */
    void write(ArchiveDirectory archive, Path directory, FlushMarker marker, boolean isBusy) throws IOException {
        documents.add(marker.document());
        SegmentName name = SegmentName.in(directory, first, last);
        ArchiveHeader header = ArchiveHeader.of(
                        ArchiveHeader.SEGMENT, first, last, Instant.ofEpochMilli(from), Instant.ofEpochMilli(to))
                .withChanges(!marker.changes().isEmpty())
                .withCheckpoint(marker.checkpoint());
        if (isBusy) {
            archive.writeUncompressed(name.file(), header, documents);
        } else {
            archive.write(name.file(), header, documents);
        }
    }
}
