package com.mdmc.crm.ledger.proof;

import com.mdmc.crm.ledger.append.MongoCommitLog;
import com.mdmc.crm.ledger.merkle.Checkpoint;
import com.mdmc.crm.ledger.merkle.Frontier;
import com.mdmc.crm.ledger.merkle.SignedNote;
import com.mdmc.crm.ledger.merkle.VerifyingKey;
import com.mdmc.crm.ledger.proof.Cosignatures.Cosigned;
import com.mdmc.crm.ledger.proof.KeyRecords.KeyRecord;
import com.mdmc.crm.ledger.proof.StoredCheckpoints.Stored;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Full verification of the ledger, which trusts nothing stored: it recomputes every leaf and the tree, and compares
 * them with the stored tree and the checkpoints. It names the first defect, changes nothing, and tolerates appends
 * meanwhile.
 */
public final class LedgerVerification {

    private static final int BETWEEN_LOOKS_AT_THE_CLOCK = 1_024;

    private final MongoCommitLog commits;
    private final StoredTree tree;
    private final StoredCheckpoints checkpoints;
    private final Cosignatures cosignatures;
    private final KeyRecords keys;

    public LedgerVerification(MongoDatabase database) {
        this.commits = MongoCommitLog.reading(database);
        this.tree = new StoredTree(database);
        this.checkpoints = new StoredCheckpoints(database);
        this.cosignatures = new Cosignatures(database);
        this.keys = new KeyRecords(database);
    }

    /**
     * What to verify.
     *
     * @param from first position; if it is not the first of all, the stored tree is believed up to there
     * @param kept signed checkpoints from outside, as they were written
     * @param keptKeys public keys from outside, which are believed with those that took over from them; if there are
     *     none, the stored ones are
     * @param longest how long to read before stopping where it is; null for as long as it takes
     */
    public record Request(long from, List<String> kept, List<VerifyingKey> keptKeys, Duration longest) {

        /** The whole ledger, against what the store holds. */
        public static Request all() {
            return new Request(1, List.of(), List.of(), null);
        }
    }

    /** About how many commits there are to read. */
    public long estimatedCommits() {
        return commits.estimatedCount();
    }

    /**
     * Checks.
     *
     * @param progress told the position reached, now and then
     * @throws IllegalArgumentException if a kept checkpoint is none, or there is no position to begin at
     */
    public Verification run(Request request, LongConsumer progress) {
        List<Stored> kept = Stream.concat(
                        request.kept().stream(), cosignatures.all().stream().map(Cosigned::note))
                .map(LedgerVerification::held)
                .toList();
        long lastSigned = checkpoints.latest().map(Stored::size).orElse(0L);
        long treeSize = tree.head().size();
        long before = request.from() - 1;
        if (before < 0 || before > treeSize) {
            throw new IllegalArgumentException(
                    "There is no position %d in a tree of %d".formatted(before + 1, treeSize));
        }
        TreeCheck treeCheck = new TreeCheck(tree, treeSize, Frontier.of(before, new TileNodes(tree)));
        try (MongoCursor<Stored> signed = checkpoints.between(before + 1, lastSigned);
                ReadAhead documents = new ReadAhead(commits.from(request.from()))) {
            BelievedKeys believed = new BelievedKeys(request.keptKeys(), listed());
            CheckpointCheck checkpointCheck = new CheckpointCheck(signed, kept, believed, before);
            LedgerWalk walk = new LedgerWalk(documents, treeCheck, checkpointCheck, new SequenceCheck(before == 0));
            Optional<Finding> finding = walk(walk, request.longest(), progress);
            if (finding.isEmpty() && walk.isAtEnd()) {
                finding = walk.findingBeyondEnd(treeSize, lastSigned).or(checkpointCheck::unsigned);
            }
            return new Verification(
                    request.from(),
                    walk.inOrderUpTo(),
                    walk.isAtEnd() || finding.isPresent(),
                    walk.events(),
                    treeSize,
                    checkpointCheck.compared(),
                    checkpointCheck.agreed(),
                    treeCheck.edge().root(),
                    finding);
        }
    }

    private static Optional<Finding> walk(LedgerWalk walk, Duration longest, LongConsumer progress) {
        long begun = System.nanoTime();
        Optional<Finding> finding = Optional.empty();
        while (finding.isEmpty() && !walk.isAtEnd()) {
            finding = walk.on(BETWEEN_LOOKS_AT_THE_CLOCK);
            progress.accept(walk.inOrderUpTo());
            if (longest != null && System.nanoTime() - begun > longest.toNanos()) {
                break;
            }
        }
        return finding;
    }

    /** The keys that the store lists and those kept outside: by one of them a checkpoint is signed, or by none of this ledger. */
    public List<VerifyingKey> known(Request request) {
        return Stream.concat(request.keptKeys().stream(), listed().stream()).toList();
    }

    private List<VerifyingKey> listed() {
        return keys.all().stream().map(KeyRecord::key).toList();
    }

    private static Stored held(String note) {
        return new Stored(Checkpoint.parse(SignedNote.parse(note).text()).size(), note);
    }
}
