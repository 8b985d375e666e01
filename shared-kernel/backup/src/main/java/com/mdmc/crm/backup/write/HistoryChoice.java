package com.mdmc.crm.backup.write;

import com.mdmc.crm.backup.archive.ArchiveDirectory;
import com.mdmc.crm.backup.archive.ArchiveHead;
import com.mdmc.crm.backup.archive.ArchiveHeader;
import com.mdmc.crm.backup.archive.FlushMarker;
import com.mdmc.crm.backup.archive.SegmentName;
import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.merkle.Frontier;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Where in an archive a store continues: at the end of its history if the ledger still begins with all of it, else in a
 * new history, as after a restore to an earlier position.
 *
 * @param number of the history
 * @param edge of the tree of the commits in it
 */
record HistoryChoice(int number, Frontier edge) {

    static HistoryChoice of(ArchiveDirectory archive, ArchiveSource source, ArchiveHead head) throws IOException {
        if (head == null) {
            return new HistoryChoice(1, new Frontier());
        }
        Frontier edge = withWhatTheHeadMissed(archive, head);
        if (continues(source, archive, head, edge)) {
            return new HistoryChoice(head.history(), edge);
        }
        refuseAnotherLedger(archive, source, head);
        int next =
                archive.histories().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
        return new HistoryChoice(next, new Frontier());
    }

    /** A segment is written before the head that counts it. */
    private static Frontier withWhatTheHeadMissed(ArchiveDirectory archive, ArchiveHead head) throws IOException {
        Frontier edge = head.edge();
        for (SegmentName each : SegmentName.list(archive.segments(head.history()))) {
            if (each.last() > edge.size()) {
                for (byte[] document :
                        archive.read(each.file(), ArchiveHeader.SEGMENT).documents()) {
                    append(document, edge);
                }
            }
        }
        return edge;
    }

    private static void append(byte[] document, Frontier edge) {
        if (!FlushMarker.isMarker(document)) {
            CommitDocument commit = new CommitDocument(document);
            if (commit.position() == edge.size() + 1) {
                edge.append(commit.leafHash());
            }
        }
    }

    private static boolean continues(ArchiveSource source, ArchiveDirectory archive, ArchiveHead head, Frontier edge)
            throws IOException {
        long size = edge.size();
        if (size == 0) {
            return true;
        }
        if (source.commits().head().position() < size) {
            return false;
        }
        if (source.tree().head().size() >= size) {
            return Arrays.equals(source.tree().asTree().root(size), edge.root());
        }
        return sameCommit(source, archive, head, size);
    }

    private static boolean sameCommit(ArchiveSource source, ArchiveDirectory archive, ArchiveHead head, long position)
            throws IOException {
        List<CommitDocument> stored = source.commits().after(position - 1, 1);
        for (SegmentName each : SegmentName.list(archive.segments(head.history()))) {
            if (each.first() <= position && position <= each.last()) {
                return archive.read(each.file(), ArchiveHeader.SEGMENT).documents().stream()
                        .filter(document -> !FlushMarker.isMarker(document))
                        .map(CommitDocument::new)
                        .filter(commit -> commit.position() == position)
                        .anyMatch(commit ->
                                Arrays.equals(commit.leafHash(), stored.get(0).leafHash()));
            }
        }
        return false;
    }

    /** Histories of one CRM begin with the same commit. */
    private static void refuseAnotherLedger(ArchiveDirectory archive, ArchiveSource source, ArchiveHead head)
            throws IOException {
        if (source.commits().head().position() == 0 || !sameCommit(source, archive, head, 1)) {
            throw new ForeignArchiveException(archive.root()
                    + " holds the archive of another ledger: restore it, or set CRM_BACKUP_DIR to an empty directory.");
        }
    }
}
