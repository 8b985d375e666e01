package com.mdmc.crm.ledger.proof;

import com.mdmc.crm.ledger.append.MongoCommitLog;
import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.merkle.MerkleTree;
import com.mdmc.crm.ledger.proof.KeyRecords.KeyRecord;
import com.mdmc.crm.ledger.proof.StoredCheckpoints.Stored;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writer of audit bundles: the signed bytes of commits with their proofs, in a file of lines, for an auditor without
 * access to the CRM and without trust in it. Personal data in it is encrypted, as in the ledger.
 */
public final class AuditBundle {

    private final MongoCommitLog commits;
    private final StoredTree tree;
    private final StoredCheckpoints checkpoints;
    private final KeyRecords keys;

    public AuditBundle(MongoDatabase database) {
        this.commits = MongoCommitLog.reading(database);
        this.tree = new StoredTree(database);
        this.checkpoints = new StoredCheckpoints(database);
        this.keys = new KeyRecords(database);
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

    /** Writes a bundle; answers how many of the selected commits it holds. */
    public long write(BundleSelection selection, Appendable out) {
        Stored latest = checkpoints
                .latest()
                .orElseThrow(() -> new IllegalArgumentException("Nothing is signed yet; there is nothing to prove"));
        BundleLines lines = new BundleLines(out);
        lines.add("mdmc-audit-bundle 1");
        lines.add(selection.line());
        keys.all().stream().map(KeyRecord::key).forEach(key -> lines.add("key " + key));
        TileNodes nodes = new TileNodes(tree);
        keys.all().stream().filter(key -> key.announced() > 0).forEach(key -> writeHandover(key, nodes, lines));
        writeCheckpoint(latest, lines);
        long[] count = {0};
        selection.read(commits, latest.size(), document -> {
            lines.add(proved("entry", document, latest.size(), nodes));
            count[0]++;
        });
        lines.add("end " + count[0]);
        return count[0];
    }

    /** The record that a key took over, in the tree that the key before it signed. */
    private void writeHandover(KeyRecord key, TileNodes nodes, BundleLines lines) {
        checkpoints.covering(key.announced()).ifPresent(signed -> {
            writeCheckpoint(signed, lines);
            commits.about(List.of(KeyRecords.SUBJECT + key.number()), signed.size())
                    .forEach(document -> lines.add(proved("handover", document, signed.size(), nodes)));
        });
    }

    private static void writeCheckpoint(Stored checkpoint, BundleLines lines) {
        List<String> note = checkpoint.note().lines().toList();
        lines.add("checkpoint " + note.size());
        note.forEach(lines::add);
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
