package com.mdmc.crm.ledger.proof;

import com.mdmc.crm.ledger.append.MongoCommitLog;
import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.merkle.Checkpoint;
import com.mdmc.crm.ledger.merkle.MerkleTree;
import com.mdmc.crm.ledger.merkle.SignedNote;
import com.mdmc.crm.ledger.merkle.VerifyingKey;
import com.mdmc.crm.ledger.proof.Cosignatures.Cosigned;
import com.mdmc.crm.ledger.proof.KeyRecords.KeyRecord;
import com.mdmc.crm.ledger.proof.StoredCheckpoints.Stored;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writer of audit bundles: the signed bytes of commits with their proofs, in a file of lines, for an auditor without
 * access to the CRM and without trust in it. Personal data in it is encrypted, as in the ledger.
 */
public final class AuditBundle {

    private final MongoCommitLog commits;
    private final StoredTree tree;
    private final StoredCheckpoints checkpoints;
    private final Cosignatures cosignatures;
    private final KeyRecords keys;

    public AuditBundle(MongoDatabase database) {
        this.commits = MongoCommitLog.reading(database);
        this.tree = new StoredTree(database);
        this.checkpoints = new StoredCheckpoints(database);
        this.cosignatures = new Cosignatures(database);
        this.keys = new KeyRecords(database);
    }

    /** The ledger does not extend a checkpoint, or the checkpoint is signed by no key of the ledger. */
    public static final class NotExtendedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private NotExtendedException(Checkpoint checkpoint) {
            super("the ledger does not extend the checkpoint of %d commits with the root %s"
                    .formatted(checkpoint.size(), text(checkpoint.root())));
        }
    }

    /** The commits that are signed for: a bundle ends with the last of them. */
    public long signedUpTo() {
        return checkpoints.latest().map(Stored::size).orElse(0L);
    }

    /** The commits of a period that are signed for; null for an open end. */
    public BundleSelection between(Instant from, Instant to) {
        return BundleSelection.between(commits, from, to, signedUpTo());
    }

    /**
     * All commits about one resource.
     *
     * @param resource its kind and id, such as {@code lead/lead-154677cf}
     * @throws IllegalArgumentException if it is not of that form, or something else goes by that id
     */
    public BundleSelection about(String resource) {
        int slash = resource.indexOf('/');
        if (slash < 1 || slash == resource.length() - 1) {
            throw new IllegalArgumentException("--resource takes a kind and an id, such as lead/ID");
        }
        String id = resource.substring(slash + 1);
        String kind = resource.substring(0, slash);
        commits.typeOf(id).filter(type -> !type.equalsIgnoreCase(kind)).ifPresent(type -> {
            throw new IllegalArgumentException(id + " is no " + kind + " but a " + type.toLowerCase(Locale.ROOT));
        });
        return BundleSelection.about(id);
    }

    /**
     * Writes a bundle; answers how many of the selected commits it holds.
     *
     * @param held checkpoints that the receiver holds: the bundle proves that the ledger extends them
     * @throws NotExtendedException if the ledger does not
     */
    public long write(BundleSelection selection, List<SignedNote> held, Appendable out) {
        Stored latest = checkpoints
                .latest()
                .orElseThrow(() -> new IllegalArgumentException("Nothing is signed yet; there is nothing to prove"));
        TileNodes nodes = new TileNodes(tree);
        List<Cosigned> cosigned = cosignatures.all();
        NavigableMap<Long, String> notes = notes(latest, held, cosigned, nodes);
        BundleLines lines = new BundleLines(out);
        lines.add("mdmc-audit-bundle 2");
        lines.add(selection.line());
        keys.all().forEach(key -> lines.add("key " + key.key()));
        cosigned.stream()
                .filter(each -> each.note().equals(notes.get(each.size())))
                .forEach(each -> lines.add("key " + each.witness()));
        notes.forEach((size, note) -> writeCheckpoint(size, note, notes.lowerKey(size), nodes, lines));
        long[] count = {0};
        selection.read(commits, latest.size(), document -> {
            lines.add(proved("entry", document, latest.size(), nodes));
            count[0]++;
        });
        lines.add("end " + count[0]);
        return count[0];
    }

    /** By size: what the receiver holds, what old keys signed of their successors, what witnesses saw, and the latest. */
    private NavigableMap<Long, String> notes(
            Stored latest, List<SignedNote> held, List<Cosigned> cosigned, TileNodes nodes) {
        NavigableMap<Long, String> notes = new TreeMap<>();
        notes.put(latest.size(), latest.note());
        handovers().keySet().forEach(signed -> notes.put(signed.size(), signed.note()));
        cosigned.forEach(each -> notes.put(each.size(), each.note()));
        for (SignedNote each : held) {
            Checkpoint checkpoint = Checkpoint.parse(each.text());
            boolean isExtended = checkpoint.size() <= latest.size()
                    && Arrays.equals(checkpoint.root(), new MerkleTree(nodes).root(checkpoint.size()));
            if (!isExtended || !each.isSignedBy(publicKeys())) {
                throw new NotExtendedException(checkpoint);
            }
            notes.putIfAbsent(checkpoint.size(), each.signedBy(publicKeys()).write());
        }
        return notes.headMap(latest.size(), true);
    }

    /** The keys that ever signed a checkpoint of the ledger. */
    public List<VerifyingKey> publicKeys() {
        return keys.all().stream().map(KeyRecord::key).toList();
    }

    /** The records that a key took over, by the checkpoint that the key before it signed. */
    private Map<Stored, List<Integer>> handovers() {
        Map<Stored, List<Integer>> handovers = new LinkedHashMap<>();
        keys.all().stream()
                .filter(key -> key.announced() > 0)
                .forEach(key -> checkpoints
                        .covering(key.announced())
                        .ifPresent(signed -> handovers
                                .computeIfAbsent(signed, first -> new ArrayList<>())
                                .add(key.number())));
        return handovers;
    }

    private void writeCheckpoint(long size, String note, Long before, TileNodes nodes, BundleLines lines) {
        List<String> noteLines = note.lines().toList();
        lines.add("checkpoint " + noteLines.size());
        noteLines.forEach(lines::add);
        if (before != null) {
            lines.add("extends "
                    + path(new MerkleTree(nodes).consistency(before, size).path()));
        }
        handovers().forEach((signed, numbers) -> {
            if (signed.size() == size) {
                List<String> subjects = numbers.stream()
                        .map(number -> KeyRecords.SUBJECT + number)
                        .toList();
                commits.about(subjects, size).forEach(document -> lines.add(proved("handover", document, size, nodes)));
            }
        });
    }

    private static String proved(String kind, CommitDocument document, long size, TileNodes nodes) {
        List<byte[]> path =
                new MerkleTree(nodes).inclusion(document.position() - 1, size).path();
        return "%s %d %s %s".formatted(kind, document.position(), text(document.entry()), path(path));
    }

    private static String path(List<byte[]> hashes) {
        return hashes.isEmpty() ? "-" : hashes.stream().map(AuditBundle::text).collect(Collectors.joining(","));
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
