package com.mdmc.crm.ledger.proof;

import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.merkle.Checkpoint;
import com.mdmc.crm.ledger.merkle.Frontier;
import com.mdmc.crm.ledger.merkle.SignedNote;
import com.mdmc.crm.ledger.proof.Finding.Kind;
import com.mdmc.crm.ledger.proof.StoredCheckpoints.Stored;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Comparison of the computed tree with the checkpoints, stored and kept elsewhere. */
final class CheckpointCheck {

    private final Iterator<Stored> stored;
    private final Iterator<Stored> kept;
    private final List<Stored> unsigned;
    private final BelievedKeys keys;
    private Stored notBelieved;
    private Stored nextStored;
    private Stored nextKept;
    private long compared;
    private long agreed;

    /**
     * @param stored in the order of their sizes
     * @param kept in any order
     * @param agreed the size that needs no more comparison
     */
    CheckpointCheck(Iterator<Stored> stored, List<Stored> kept, BelievedKeys keys, long agreed) {
        this.stored = stored;
        Map<Boolean, List<Stored>> known =
                kept.stream().collect(Collectors.partitioningBy(each -> keys.know(SignedNote.parse(each.note()))));
        this.unsigned = known.get(false);
        this.kept = known.get(true).stream()
                .filter(each -> each.size() > agreed)
                .sorted(Comparator.comparingLong(Stored::size))
                .iterator();
        this.keys = keys;
        this.agreed = agreed;
        this.nextStored = following(this.stored);
        this.nextKept = following(this.kept);
    }

    /** What says nothing of the commits: a kept checkpoint that no known key signed, or a last one that none vouches for. */
    Optional<Finding> unsigned() {
        return unsigned.stream()
                .findFirst()
                .map(each -> wrong(each, "the kept checkpoint of size ", " is not signed by a known key"))
                .or(() -> Optional.ofNullable(notBelieved)
                        .map(last -> wrong(
                                last,
                                "the checkpoint of size ",
                                " is signed by no key that was given, nor by one that took over from it")));
    }

    /** Takes the next commit, which may say that a key took over. */
    void take(CommitDocument document) {
        keys.take(document);
    }

    /** Compares the checkpoints of the tree's size; the defect, or null. */
    Finding reached(Frontier edge) {
        Finding finding = null;
        while (finding == null && nextStored != null && nextStored.size() <= edge.size()) {
            finding = compare(nextStored, edge, "the stored checkpoint of size ");
            nextStored = following(stored);
        }
        while (finding == null && nextKept != null && nextKept.size() <= edge.size()) {
            finding = compare(nextKept, edge, "the kept checkpoint of size ");
            nextKept = following(kept);
        }
        return finding;
    }

    /** What was signed of a tree larger than there is a ledger for, or null. */
    Finding beyond(long end) {
        Stored unmet = nextKept != null ? nextKept : nextStored;
        return unmet == null
                ? null
                : Finding.at(
                        end + 1,
                        Kind.TRUNCATED,
                        "the ledger ends at %d, but a checkpoint of size %d was signed".formatted(end, unmet.size()));
    }

    private Finding compare(Stored held, Frontier edge, String what) {
        compared++;
        try {
            SignedNote note = SignedNote.parse(held.note());
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (checkpoint.size() != held.size()) {
                return wrong(held, what, " says it is of size " + checkpoint.size());
            }
            if (!keys.know(note)) {
                return wrong(held, what, " is not signed by a known key");
            }
            if (!Arrays.equals(checkpoint.root(), edge.root())) {
                return new Finding(
                        agreed + 1,
                        held.size(),
                        Kind.REWRITTEN,
                        what + held.size() + " was signed for other commits than these");
            }
            agree(held, note);
            return null;
        } catch (IllegalArgumentException unreadable) {
            return wrong(held, what, " cannot be read: " + unreadable.getMessage());
        }
    }

    /** A later checkpoint that is believed vouches for those before it, by whatever key. */
    private void agree(Stored held, SignedNote note) {
        boolean isBelieved = keys.believe(note);
        notBelieved = isBelieved ? null : held;
        if (isBelieved) {
            keys.signed();
            agreed = held.size();
        }
    }

    private static Finding wrong(Stored held, String what, String how) {
        return Finding.at(held.size(), Kind.CHECKPOINT, what + held.size() + how);
    }

    private static Stored following(Iterator<Stored> checkpoints) {
        return checkpoints.hasNext() ? checkpoints.next() : null;
    }

    long compared() {
        return compared;
    }

    long agreed() {
        return agreed;
    }
}
