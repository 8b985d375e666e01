package com.mdmc.crm.query.proof;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.merkle.Checkpoint;
import com.mdmc.crm.ledger.merkle.SignedNote;
import com.mdmc.crm.ledger.merkle.VerifyingKey;
import com.mdmc.crm.ledger.proof.Cosignatures;
import com.mdmc.crm.ledger.proof.StoredTree;
import com.mdmc.crm.query.proof.WitnessClient.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Checkpoint sink to a witness, who co-signs only what extends all it has co-signed before. So nobody who holds a
 * co-signed checkpoint can be shown another history, not even by whoever has the signing key. Nothing waits for it.
 */
final class Witness implements CheckpointSink {

    private static final int MOST_SIZES_TRIED = 3;

    private final WitnessClient client;
    private final Cosignatures cosignatures;
    private final StoredTree tree;
    private final Ledger ledger;
    private final WitnessStatus status;
    private final NoteDelivery delivery;

    Witness(
            WitnessClient client,
            Cosignatures cosignatures,
            StoredTree tree,
            Ledger ledger,
            WitnessStatus status,
            Duration firstPause) {
        this.client = client;
        this.cosignatures = cosignatures;
        this.tree = tree;
        this.ledger = ledger;
        this.status = status;
        this.delivery = new NoteDelivery("checkpoint-witness", this::isSettled, firstPause);
    }

    @Override
    public void publish(SignedNote note, List<VerifyingKey> keys) {
        delivery.deliver(note.write());
    }

    @Override
    public void close() {
        delivery.close();
    }

    /** Whether nothing is left to do about a note: it is co-signed, or a larger one is. */
    private boolean isSettled(String text) {
        SignedNote note = SignedNote.parse(text);
        long size = Checkpoint.parse(note.text()).size();
        try {
            return isSettled(note, size);
        } catch (IOException | RuntimeException failed) {
            status.failing(size, WitnessStatus.UNREACHABLE, failed.toString());
            return false;
        } catch (InterruptedException closing) {
            return false;
        }
    }

    private boolean isSettled(SignedNote note, long size) throws IOException, InterruptedException {
        String witness = client.key().toString();
        long from = Math.min(
                size, cosignatures.by(witness).map(Cosignatures.Cosigned::size).orElse(0L));
        for (int tried = 0; tried < MOST_SIZES_TRIED; tried++) {
            Answer answer = client.add(from, proof(from, size), note);
            if (answer instanceof Answer.Cosigned cosigned) {
                cosignatures.keep(witness, cosigned.note());
                status.cosigned(size);
                return true;
            } else if (answer instanceof Answer.Contradicted) {
                status.failing(
                        size, WitnessStatus.CONTRADICTED, "it has co-signed another history of " + from + " commits");
                return false;
            }
            from = ((Answer.OtherSize) answer).size();
            if (from > size) {
                return isOvertaken(from, size);
            }
        }
        throw new IOException("the witness names another size every time");
    }

    /** Another node may have been faster; but no larger checkpoint than the ledger can have been signed here. */
    private boolean isOvertaken(long cosigned, long size) {
        if (cosigned > ledger.head()) {
            status.failing(size, WitnessStatus.CONTRADICTED, "it has co-signed " + cosigned + " commits");
            return false;
        }
        return true;
    }

    private List<byte[]> proof(long from, long size) {
        return from == 0 || from == size
                ? List.of()
                : tree.asTree().consistency(from, size).path();
    }
}
