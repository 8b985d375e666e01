package com.mdmc.crm.backup.restore;

import com.mdmc.crm.backup.archive.ArchiveDirectory;
import com.mdmc.crm.backup.archive.ArchiveFile;
import com.mdmc.crm.backup.archive.ArchiveHead;
import com.mdmc.crm.backup.archive.ArchiveHeader;
import com.mdmc.crm.backup.archive.ArchivedKeys;
import com.mdmc.crm.backup.archive.BaseName;
import com.mdmc.crm.backup.archive.BsonSequence;
import com.mdmc.crm.backup.archive.DamagedArchiveException;
import com.mdmc.crm.backup.archive.FlushMarker;
import com.mdmc.crm.backup.archive.SegmentName;
import com.mdmc.crm.backup.export.ArchivedExport;
import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.merkle.SignedNote;
import com.mdmc.crm.ledger.merkle.VerifyingKey;
import com.mdmc.crm.platform.privacy.SubjectKeyTransfer.TransferredKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Verification of an archive: reads all of it and changes nothing. Checks digests and encryption of every file, that no
 * file and no commit is missing, the tree against the signed checkpoints, and their signatures.
 */
public final class ArchiveVerification {
    private static final int TRIES = 4;

    private final ArchiveDirectory archive;
    private final List<String> findings = new ArrayList<>();
    private long commits;
    private long whole;
    private long files;
    private long checkpoints;
    private long erased;

    /**
     * What was found.
     *
     * @param whole last position up to which the current history can be restored
     * @param findings what is not in order; none if all is
     */
    public record Report(long commits, long whole, long files, long checkpoints, long erased, List<String> findings) {
        public boolean isInOrder() {
            return findings.isEmpty();
        }
    }

    private ArchiveVerification(ArchiveDirectory archive) {
        this.archive = archive;
    }

    /**
     * Reads everything. What is found while a CRM writes the archive is looked for again: only what stays is damage.
     *
     * @param progress told of positions as they are read
     */
    public static Report run(ArchiveDirectory archive, LongConsumer progress) throws IOException {
        Report report = new ArchiveVerification(archive).once(progress);
        for (int tries = 1; tries < TRIES && !report.isInOrder(); tries++) {
            Report again = new ArchiveVerification(archive).once(progress);
            if (report.findings().stream().anyMatch(again.findings()::contains)) {
                return again;
            }
            report = again;
        }
        return report;
    }

    private Report once(LongConsumer progress) throws IOException {
        ArchiveHead head = null;
        try {
            head = ArchiveContents.of(archive).head();
        } catch (DamagedArchiveException damaged) {
            findings.add(damaged.getMessage());
        }
        for (int history : archive.histories()) {
            bases(history, head);
            history(history, head, progress);
        }
        keys(head);
        exports(head);
        if (head != null) {
            missing(head);
        }
        return new Report(commits, whole, files, checkpoints, erased, List.copyOf(findings));
    }

    private void history(int history, ArchiveHead head, LongConsumer progress) throws IOException {
        List<VerifyingKey> signers = signers(history);
        ArchiveWalk walk = new ArchiveWalk(archive, history, head);
        boolean isCurrent = head != null && head.history() == history;
        long end = isCurrent ? Math.max(walk.last(), head.position()) : walk.last();
        try {
            walk.run(end, new ArchiveWalk.Listener() {
                @Override
                public void commit(CommitDocument commit) {
                    commits++;
                    progress.accept(commit.position());
                }

                @Override
                public void flushed(FlushMarker marker) {
                    signature(marker, signers);
                }
            });
        } catch (DamagedArchiveException damaged) {
            findings.add(damaged.getMessage());
            others(history, walk.edge().size());
        }
        files += SegmentName.list(archive.segments(history)).size();
        if (head == null || isCurrent) {
            whole = walk.edge().size();
        }
    }

    private void signature(FlushMarker marker, List<VerifyingKey> signers) {
        if (marker.checkpoint() == null) {
            return;
        }
        checkpoints++;
        if (!SignedNote.parse(marker.checkpoint()).isSignedBy(signers)) {
            findings.add("The checkpoint of position " + marker.position() + " is signed by no key of this ledger");
        }
    }

    /** Damage behind the first is told as well. */
    private void others(int history, long whole) throws IOException {
        for (SegmentName each : SegmentName.list(archive.segments(history))) {
            if (each.first() > whole + 1) {
                check(each.file());
            }
        }
    }

    private void check(Path file) throws IOException {
        try {
            archive.read(file, ArchiveHeader.SEGMENT);
        } catch (DamagedArchiveException damaged) {
            if (!findings.contains(damaged.getMessage())) {
                findings.add(damaged.getMessage());
            }
        }
    }

    private void bases(int history, ArchiveHead head) throws IOException {
        for (BaseName base : BaseName.list(archive.bases(history))) {
            counted(base.file(), ArchiveHeader.BASE, head);
        }
    }

    private void keys(ArchiveHead head) throws IOException {
        for (Path file : ArchiveDirectory.list(archive.keys())) {
            Optional<ArchiveFile> read = counted(file, ArchiveHeader.KEYS, head);
            erased += read.map(ArchivedKeys::of).stream()
                    .flatMap(List::stream)
                    .filter(TransferredKey::isDestroyed)
                    .count();
        }
    }

    private void exports(ArchiveHead head) throws IOException {
        for (Path export : ArchiveDirectory.list(archive.root().resolve("exports"))) {
            for (Path file : ArchiveDirectory.list(export)) {
                if (ArchivedExport.isReadable(archive.name(file))) {
                    foreign(file, head);
                } else {
                    counted(file, ArchiveHeader.EXPORT, head);
                }
            }
        }
    }

    /** What is not counted on yet was written a moment ago, or before a crash. */
    private Optional<ArchiveFile> counted(Path file, String kind, ArchiveHead head) throws IOException {
        files++;
        try {
            return Optional.of(archive.read(file, kind, digest(file, head)));
        } catch (DamagedArchiveException damaged) {
            findings.add(damaged.getMessage());
            return Optional.empty();
        }
    }

    private void foreign(Path file, ArchiveHead head) throws IOException {
        files++;
        try {
            archive.checkForeign(file, digest(file, head));
        } catch (DamagedArchiveException damaged) {
            findings.add(damaged.getMessage());
        }
    }

    private String digest(Path file, ArchiveHead head) {
        return head == null ? null : head.files().get(archive.name(file));
    }

    private void missing(ArchiveHead head) {
        head.files().keySet().stream()
                .map(archive.root()::resolve)
                .filter(file -> !Files.exists(file))
                .forEach(file -> findings.add(file + " is missing"));
    }

    /** The public keys that the archive knows, from bases and flushes. */
    private List<VerifyingKey> signers(int history) throws IOException {
        Map<String, VerifyingKey> signers = new TreeMap<>();
        for (BaseName base : BaseName.list(archive.bases(history))) {
            try {
                archive.read(base.file(), ArchiveHeader.BASE).documents().forEach(each -> signers(each, signers));
            } catch (DamagedArchiveException damaged) {
                // told already
            }
        }
        for (SegmentName each : SegmentName.list(archive.segments(history))) {
            try {
                if (ArchiveDirectory.header(each.file()).changes()) {
                    archive.read(each.file(), ArchiveHeader.SEGMENT).documents().stream()
                            .filter(FlushMarker::isMarker)
                            .forEach(marker -> signers(marker, signers));
                }
            } catch (DamagedArchiveException damaged) {
                // told when it is its turn
            }
        }
        return List.copyOf(signers.values());
    }

    private static void signers(byte[] marker, Map<String, VerifyingKey> signers) {
        FlushMarker.of(marker).changes().stream()
                .filter(change -> change.collection().equals("proof_keys") && !change.isDeletion())
                .map(change -> BsonSequence.documentOf(change.document()))
                .map(ArchiveVerification::signer)
                .forEach(key -> signers.put(key.toString(), key));
    }

    private static VerifyingKey signer(Document stored) {
        return new VerifyingKey(
                stored.getString("name"), stored.get("key", Binary.class).getData());
    }
}
