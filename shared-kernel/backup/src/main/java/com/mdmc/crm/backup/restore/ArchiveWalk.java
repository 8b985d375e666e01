package com.mdmc.crm.backup.restore;

import com.mdmc.crm.backup.archive.ArchiveDirectory;
import com.mdmc.crm.backup.archive.ArchiveFile;
import com.mdmc.crm.backup.archive.ArchiveHead;
import com.mdmc.crm.backup.archive.ArchiveHeader;
import com.mdmc.crm.backup.archive.DamagedArchiveException;
import com.mdmc.crm.backup.archive.FlushMarker;
import com.mdmc.crm.backup.archive.SegmentName;
import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.merkle.Checkpoint;
import com.mdmc.crm.ledger.merkle.Frontier;
import com.mdmc.crm.ledger.merkle.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Walk through the segments of a history from the first commit on. It checks each commit, that none is missing, and that
 * the tree over them is the one that was signed.
 */
public final class ArchiveWalk {
    private final ArchiveDirectory archive;
    private final Path directory;
    private final ArchiveHead head;
    private List<SegmentName> segments;
    private final Frontier edge = new Frontier();
    private long signed;
    private long flushed;

    /** Hears what is in the segments, in order. */
    public interface Listener {
        void commit(CommitDocument commit) throws IOException;

        void flushed(FlushMarker marker) throws IOException;
    }

    /** @param head that tells what the commits of its history have to be; {@code null} if there is none to tell */
    public ArchiveWalk(ArchiveDirectory archive, int history, ArchiveHead head) {
        this.archive = archive;
        this.head = head == null || head.history() != history ? null : head;
        this.directory = archive.segments(history);
        this.segments = SegmentName.list(directory);
    }

    /** The position of the last commit, as the names of the files say. */
    public long last() {
        return segments.isEmpty() ? 0 : segments.get(segments.size() - 1).last();
    }

    /** The tree over the commits read so far. */
    public Frontier edge() {
        return edge;
    }

    /** The size of the largest signed tree that was met. */
    public long signed() {
        return signed;
    }

    /**
     * Reads commits up to a position, and the marker of the flush that it lies in.
     *
     * @throws DamagedArchiveException if something is not as it was written; {@link #edge} tells how far all is whole
     */
    public void run(long upTo, Listener listener) throws IOException {
        while (edge.size() < upTo) {
            SegmentName segment = next();
            try {
                read(segment, upTo, listener);
            } catch (DamagedArchiveException damaged) {
                if (!isReplaced(segment)) {
                    throw damaged;
                }
            }
        }
    }

    /** The segment with the next commit. */
    private SegmentName next() {
        long position = edge.size() + 1;
        for (SegmentName each : segments) {
            if (each.first() > position) {
                throw new DamagedArchiveException(
                        "The archive lacks positions %d to %d".formatted(position, each.first() - 1));
            }
            if (each.last() >= position) {
                return each;
            }
        }
        throw new DamagedArchiveException("The archive ends at position " + edge.size());
    }

    /** Whether its writer has merged the segment into another since the directory was listed. */
    private boolean isReplaced(SegmentName segment) {
        if (Files.exists(segment.file())) {
            return false;
        }
        List<SegmentName> before = segments;
        segments = SegmentName.list(directory);
        return !segments.equals(before);
    }

    private void read(SegmentName segment, long upTo, Listener listener) throws IOException {
        ArchiveFile file = archive.read(segment.file(), ArchiveHeader.SEGMENT);
        if (file.header().first() != segment.first() || file.header().last() != segment.last()) {
            throw new DamagedArchiveException(segment.file(), "it has the name of another segment");
        }
        for (byte[] document : file.documents()) {
            if (FlushMarker.isMarker(document)) {
                FlushMarker marker = FlushMarker.of(document);
                if (flushed < upTo && marker.position() > flushed) {
                    compare(segment, marker);
                    listener.flushed(marker);
                    flushed = marker.position();
                }
            } else {
                take(segment, new CommitDocument(document), upTo, listener);
            }
        }
    }

    private void take(SegmentName segment, CommitDocument commit, long upTo, Listener listener) throws IOException {
        if (commit.position() <= edge.size() || commit.position() > upTo) {
            return;
        }
        if (commit.position() != edge.size() + 1 || !commit.isIntact()) {
            throw new DamagedArchiveException(segment.file(), "commit " + (edge.size() + 1) + " is not as it was");
        }
        edge.append(commit.leafHash());
        if (head != null
                && head.position() == edge.size()
                && !Arrays.equals(head.edge().root(), edge.root())) {
            throw new DamagedArchiveException(
                    "The commits up to " + head.position() + " are not those that were archived");
        }
        listener.commit(commit);
    }

    private void compare(SegmentName segment, FlushMarker marker) {
        if (marker.checkpoint() == null || marker.position() != edge.size()) {
            return;
        }
        Checkpoint checkpoint =
                Checkpoint.parse(SignedNote.parse(marker.checkpoint()).text());
        if (checkpoint.size() != edge.size() || !Arrays.equals(checkpoint.root(), edge.root())) {
            throw new DamagedArchiveException(
                    segment.file(), "its commits up to " + edge.size() + " are not those that were signed");
        }
        signed = edge.size();
    }
}
