package com.mdmc.crm.e2e.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an auditor checks without trusting the program: proofs are followed here by arithmetic of the test's own. */
class ProofsOverHttpTest {
    private final CrmClient admin = RunningCrm.shared().admin();

    @Test
    void aCommitIsProvedToBeInTheSignedTree() throws Exception {
        Answer captured = captured();
        Answer proof = admin.get("/api/audit/proofs/" + captured.position()).expect(200);
        byte[] hash = bytes(proof.text("/leafHash"));
        long index = proof.body().at("/leafIndex").asLong();
        long last = proof.body().at("/treeSize").asLong() - 1;
        assertThat(index).isEqualTo(captured.position() - 1);
        for (JsonNode sibling : proof.body().get("path")) {
            // RFC 9162, 2.1.3.2
            if (index % 2 == 1 || index == last) {
                hash = node(bytes(sibling.asText()), hash);
                while (index % 2 == 0 && index != 0) {
                    index >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(hash, bytes(sibling.asText()));
            }
            index >>= 1;
            last >>= 1;
        }
        assertThat(last).isZero();
        String[] note = proof.text("/checkpoint").split("\n");
        assertThat(note[1]).isEqualTo(proof.text("/treeSize"));
        assertThat(note[2]).isEqualTo(Base64.getEncoder().encodeToString(hash));
        assertThat(proof.raw().body().length()).isLessThanOrEqualTo(2_048);
    }

    @Test
    void anErasureChangesNoRootAndTheLedgerStaysInOrder() {
        Answer captured = captured();
        Answer before = admin.get("/api/audit/proofs/" + captured.position()).expect(200);
        long size = before.body().at("/treeSize").asLong();
        Answer erased = admin.post("/api/leads/" + captured.text("/id") + "/erasure", Map.of("reason", "demande"))
                .expect(200);
        admin.get("/api/audit/proofs/" + erased.position()).expect(200);
        Answer consistency = admin.get("/api/audit/proofs?from=" + size + "&to=" + erased.position())
                .expect(200);
        assertThat(before.text("/checkpoint").split("\n")[2]).isEqualTo(consistency.text("/fromRootHash"));
        JsonNode verification = admin.get("/api/audit/verification").expect(200).body();
        assertThat(verification.at("/inOrder").asBoolean())
                .as(verification.toString())
                .isTrue();
        assertThat(verification.at("/to").asLong()).isGreaterThanOrEqualTo(erased.position());
    }

    @Test
    void whatIsNotThereIsNotProved() {
        List<String> paths = new ArrayList<>(List.of("/api/audit/proofs/0", "/api/audit/proofs/999999999"));
        assertThat(paths).allSatisfy(path -> admin.get(path).expect(404));
        admin.get("/api/audit/proofs?from=-1").expect(400);
        admin.get("/api/audit/proofs/one").expect(400);
    }

    private Answer captured() {
        return admin.post(
                        "/api/leads",
                        Map.of(
                                "personalInfo",
                                Map.of(
                                        "firstName",
                                        "Zoé",
                                        "lastName",
                                        "Lune",
                                        "email",
                                        "preuve" + UUID.randomUUID() + "@exemple.fr"),
                                "artistInfo",
                                Map.of("name", "Lune")))
                .expect(201);
    }

    private static byte[] node(byte[] left, byte[] right) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
