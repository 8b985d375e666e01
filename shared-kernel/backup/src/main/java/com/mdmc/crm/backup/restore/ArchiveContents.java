package com.mdmc.crm.backup.restore;

import com.mdmc.crm.backup.archive.ArchiveDirectory;
import com.mdmc.crm.backup.archive.ArchiveHead;
import com.mdmc.crm.backup.archive.ArchiveHeader;
import com.mdmc.crm.backup.archive.BaseName;
import com.mdmc.crm.backup.archive.DamagedArchiveException;
import com.mdmc.crm.backup.archive.FlushMarker;
import com.mdmc.crm.backup.archive.SegmentName;
import com.mdmc.crm.ledger.format.CommitDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What there is in a history of an archive, by names and headers.
 *
 * @param head as the writer left it
 */
public record ArchiveContents(
        ArchiveDirectory archive, ArchiveHead head, int history, List<SegmentName> segments, List<BaseName> bases) {

    /**
     * The history that was written last.
     *
     * @throws DamagedArchiveException if there is no archive, or its head cannot be read
     */
    public static ArchiveContents of(ArchiveDirectory archive) throws IOException {
        ArchiveHead head = ArchiveHead.in(archive)
                .orElseThrow(() ->
                        new DamagedArchiveException(archive.root() + " holds no archive: its file head is missing"));
        return of(archive, head, head.history());
    }

    /** Another history of an archive. */
    public static ArchiveContents of(ArchiveDirectory archive, ArchiveHead head, int history) {
        return new ArchiveContents(
                archive,
                head,
                history,
                SegmentName.list(archive.segments(history)),
                BaseName.list(archive.bases(history)));
    }

    /** The position of the last commit; 0 if there is none. */
    public long last() {
        return segments.isEmpty() ? 0 : segments.get(segments.size() - 1).last();
    }

    /** The write time of the last commit; empty epoch if there is none. */
    public Instant lastInstant() throws IOException {
        return segments.isEmpty()
                ? Instant.EPOCH
                : header(segments.get(segments.size() - 1)).to();
    }

    /** The write time of the first commit. */
    public Instant firstInstant() throws IOException {
        return segments.isEmpty() ? Instant.EPOCH : header(segments.get(0)).from();
    }

    /** The first instant from which on what cannot be derived is known as of every flush. */
    public Instant denseSince() {
        return bases.stream()
                .filter(base -> base.position() >= head.dense())
                .map(BaseName::at)
                .findFirst()
                .orElse(head.at());
    }

    /** The last position at an instant, as a ledger defines it. */
    public long positionAt(Instant instant) throws IOException {
        long position = 0;
        for (SegmentName each : segments) {
            if (!header(each).to().isAfter(instant)) {
                position = each.last();
            } else {
                return Math.max(position, within(each, instant));
            }
        }
        return position;
    }

    private long within(SegmentName segment, Instant instant) throws IOException {
        long position = 0;
        for (byte[] document :
                archive.read(segment.file(), ArchiveHeader.SEGMENT).documents()) {
            if (!FlushMarker.isMarker(document)) {
                CommitDocument commit = new CommitDocument(document);
                if (commit.latest() > instant.toEpochMilli()) {
                    return position;
                }
                position = commit.position();
            }
        }
        return position;
    }

    /** Ranges of positions that no segment has. */
    public List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        long covered = 0;
        for (SegmentName each : segments) {
            if (each.first() > covered + 1) {
                gaps.add((covered + 1) + " to " + (each.first() - 1));
            }
            covered = each.last();
        }
        if (history == head.history() && covered < head.position()) {
            gaps.add((covered + 1) + " to " + head.position());
        }
        return gaps;
    }

    /** Bytes of all files of the archive. */
    public long size() throws IOException {
        try (Stream<Path> files = Files.walk(archive.root())) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(ArchiveContents::size)
                    .sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ArchiveHeader header(SegmentName segment) throws IOException {
        return ArchiveDirectory.header(segment.file());
    }
}
