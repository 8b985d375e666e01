package com.mdmc.crm.query.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.mdmc.crm.ledger.merkle.Checkpoint;
import com.mdmc.crm.ledger.merkle.Frontier;
import com.mdmc.crm.ledger.merkle.InclusionProof;
import com.mdmc.crm.ledger.merkle.MerkleTree;
import com.mdmc.crm.ledger.merkle.SignedNote;
import com.mdmc.crm.ledger.merkle.SigningKey;
import com.mdmc.crm.ledger.proof.StoredCheckpoints.Stored;
import com.mdmc.crm.query.proof.ProofAnswers.InclusionAnswer;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The answer that proves one commit among a million, even while two keys sign, takes no more than 2,048 bytes. */
@Tag("slow")
class ProofSizeTest {
    private static final int MILLION = 1_000_000;

    @Test
    void aProofAmongAMillionIsSmall() throws Exception {
        Map<String, byte[]> nodes = new HashMap<>();
        Frontier frontier = new Frontier();
        for (int i = 0; i < MILLION; i++) {
            byte[] leaf = ByteBuffer.allocate(32).putInt(i).putInt(i * 31).array();
            frontier.append(leaf, (level, index, hash) -> nodes.put(level + "/" + index, hash));
        }
        InclusionProof proof = new MerkleTree((level, index) -> nodes.get(level + "/" + index)).inclusion(77, MILLION);
        assertThat(proof.path()).hasSize(20);
        String text = new Checkpoint("mdmc-crm", MILLION, frontier.root()).text();
        SigningKey before = SigningKey.draw("mdmc-crm");
        SigningKey after = SigningKey.draw("mdmc-crm");
        String note = new SignedNote(text, List.of(before.sign(text), after.sign(text))).write();
        byte[] answer = new ObjectMapper()
                .writeValueAsBytes(InclusionAnswer.of(proof, new byte[32], new Stored(MILLION, note)));
        System.out.println("proof among a million: " + answer.length + " bytes");
        assertThat(answer.length).isLessThanOrEqualTo(2_048);
    }
}
