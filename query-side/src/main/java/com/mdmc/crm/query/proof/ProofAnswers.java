package com.mdmc.crm.query.proof;

import com.mdmc.crm.ledger.merkle.Checkpoint;
import com.mdmc.crm.ledger.merkle.InclusionProof;
import com.mdmc.crm.ledger.merkle.MerkleTree;
import com.mdmc.crm.ledger.merkle.SignedNote;
import com.mdmc.crm.ledger.merkle.VerifyingKey;
import com.mdmc.crm.ledger.proof.Cosignatures.Cosigned;
import com.mdmc.crm.ledger.proof.Finding;
import com.mdmc.crm.ledger.proof.StoredCheckpoints.Stored;
import com.mdmc.crm.ledger.proof.StoredTree;
import com.mdmc.crm.ledger.proof.TileNodes;
import com.mdmc.crm.ledger.proof.Verification;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Responses for auditors. Hashes are Base64. */
public final class ProofAnswers {

    private ProofAnswers() {}

    /**
     * The latest checkpoint.
     *
     * @param note as it was signed, to be kept as it is
     * @param keys public keys that ever signed, as verifier keys, the oldest first
     * @param cosigned the largest checkpoint that each witness has co-signed; none if there is no witness
     */
    @NullMarked
    record CheckpointAnswer(
            String origin, long size, String rootHash, String note, List<String> keys, List<CosignedAnswer> cosigned) {

        static CheckpointAnswer of(Stored stored, List<VerifyingKey> keys, List<Cosigned> cosigned) {
            Checkpoint checkpoint =
                    Checkpoint.parse(SignedNote.parse(stored.note()).text());
            return new CheckpointAnswer(
                    checkpoint.origin(),
                    checkpoint.size(),
                    text(checkpoint.root()),
                    stored.note(),
                    keys.stream().map(VerifyingKey::toString).toList(),
                    cosigned.stream().map(CosignedAnswer::of).toList());
        }
    }

    /**
     * A checkpoint with the signatures of the log and of a witness.
     *
     * @param witness the public key of the witness, as a verifier key
     */
    @NullMarked
    record CosignedAnswer(String witness, long size, String note) {

        static CosignedAnswer of(Cosigned cosigned) {
            return new CosignedAnswer(cosigned.witness(), cosigned.size(), cosigned.note());
        }
    }

    /**
     * Inclusion proof of a commit.
     *
     * @param leafIndex its position less one
     * @param leafHash of its stored bytes
     * @param path siblings from the leaf up
     * @param checkpoint the signed note for a tree of {@code treeSize} leaves
     */
    @NullMarked
    public record InclusionAnswer(
            long position, long leafIndex, long treeSize, String leafHash, List<String> path, String checkpoint) {

        /** Of a commit that the checkpoint covers. */
        static InclusionAnswer of(StoredTree tree, long position, Stored checkpoint) {
            return of(
                    tree.asTree().inclusion(position - 1, checkpoint.size()),
                    new TileNodes(tree).at(0, position - 1),
                    checkpoint);
        }

        static InclusionAnswer of(InclusionProof proof, byte[] leafHash, Stored checkpoint) {
            return new InclusionAnswer(
                    proof.index() + 1,
                    proof.index(),
                    proof.size(),
                    text(leafHash),
                    texts(proof.path()),
                    checkpoint.note());
        }
    }

    /** Consistency proof of two tree sizes. */
    @NullMarked
    record ConsistencyAnswer(long from, long to, String fromRootHash, String toRootHash, List<String> path) {

        static ConsistencyAnswer of(MerkleTree tree, long from, long to) {
            return new ConsistencyAnswer(
                    from,
                    to,
                    text(tree.root(from)),
                    text(tree.root(to)),
                    texts(tree.consistency(from, to).path()));
        }
    }

    /**
     * Result of a verification.
     *
     * @param firstBadPosition where something is wrong; {@code null} if nothing was found
     * @param upTo the same, unless all that is known is that it begins no later than here
     * @param continueFrom where to go on if the time ran out; {@code null} if everything was read
     */
    @NullMarked
    record VerificationAnswer(
            boolean inOrder,
            long from,
            long to,
            long events,
            long treeSize,
            long checkpoints,
            long vouchedFor,
            @Nullable String rootHash,
            @Nullable Long firstBadPosition,
            @Nullable Long upTo,
            @Nullable String kind,
            @Nullable String detail,
            @Nullable Long continueFrom) {

        static VerificationAnswer of(Verification done) {
            Finding finding = done.finding().orElse(null);
            return new VerificationAnswer(
                    done.isInOrder(),
                    done.from(),
                    done.to(),
                    done.events(),
                    done.treeSize(),
                    done.checkpoints(),
                    done.vouchedFor(),
                    text(done.root()),
                    finding == null ? null : finding.position(),
                    finding == null ? null : finding.upTo(),
                    finding == null ? null : finding.kind().name().toLowerCase(Locale.ROOT),
                    finding == null ? null : finding.detail(),
                    done.complete() ? null : done.to() + 1);
        }
    }

    private static String text(byte[] hash) {
        return Base64.getEncoder().encodeToString(hash);
    }

    private static List<String> texts(List<byte[]> hashes) {
        return hashes.stream().map(ProofAnswers::text).toList();
    }
}
