package com.mdmc.crm.e2e.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.audit.BundleCheck;
import com.mdmc.crm.e2e.audit.BundleCheck.Checked;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.Operator;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mdmc.crm.standalone.StandaloneServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A witness co-signs the ledger's checkpoints, is away for a while, and is not shown a second history. */
class WitnessTest {
    @TempDir
    Path directory;

    @Test
    void theWitnessCosignsAndNothingWaitsForIt() throws Exception {
        Path data = directory.resolve("data");
        try (SmallWitness witness = new SmallWitness()) {
            Path earlier = directory.resolve("earlier.txt");
            String key;
            long size;
            try (StandaloneServer server = StandaloneServer.start(settings(data, witness))) {
                CrmClient admin = RunningCrm.admin(server);
                key = Eventually.found(() -> admin.get("/api/audit/checkpoint")).text("/keys/0");
                Eventually.that(witness::statuses, statuses -> statuses.contains(404));
                witness.trust(key);
                Directories.capture(server, 3, "avant");
                cosigned(
                        admin,
                        admin.get("/api/audit/checkpoint").body().at("/size").asLong());
                Files.writeString(earlier, admin.get("/api/audit/checkpoint").text("/note"));

                int before = failures(admin).body().at("/items").size();
                witness.stop();
                Directories.capture(server, 3, "pendant");
                Eventually.that(
                        () -> failures(admin),
                        answer -> answer.body().at("/items").size() == before + 1);
                assertThat(RunningCrm.stranger(server)
                                .get("/actuator/health/readiness")
                                .status())
                        .isEqualTo(200);

                witness.comeBack();
                Eventually.that(
                        () -> admin.get("/api/audit?action=cosign-checkpoint"),
                        answer -> answer.body().at("/items/0/metadata/success").asBoolean());
                size = admin.get("/api/audit/checkpoint").body().at("/size").asLong();
                cosigned(admin, size);
                assertThat(admin.get("/api/audit/verification")
                                .body()
                                .at("/inOrder")
                                .asBoolean())
                        .isTrue();
            }
            bundlesCarryTheCosignature(data, key, witness.key(), earlier);
            assertThat(Operator.crm(data, "verify").status()).isZero();
        }
    }

    private void bundlesCarryTheCosignature(Path data, String key, String witness, Path earlier) throws Exception {
        Path file = directory.resolve("p.bundle");
        assertThat(Operator.crm(data, "audit-bundle " + file + " --from 2020-01-01T00:00:00Z --extends " + earlier))
                .extracting(Operator.Ended::status)
                .isEqualTo(0);
        List<String> bundle = Files.readAllLines(file);
        Checked checked = BundleCheck.of(directory, bundle, earlier.toString(), key, witness);
        assertThat(checked.status()).as(checked.output()).isZero();
        try (SmallWitness another = new SmallWitness()) {
            assertThat(BundleCheck.of(directory, bundle, key, another.key()).output())
                    .contains("a witness that you named has not cosigned it");
        }
        Path alone = directory.resolve("alone.bundle");
        assertThat(Operator.crm(data, "audit-bundle " + alone + " --extends " + earlier)
                        .status())
                .isZero();
        assertThat(BundleCheck.of(directory, Files.readAllLines(alone), earlier.toString(), key)
                        .status())
                .isZero();
        Files.writeString(earlier, Files.readString(earlier).replaceFirst("\n[0-9]+\n", "\n2\n"));
        Operator.Ended forged = Operator.crm(data, "audit-bundle " + directory.resolve("f") + " --extends " + earlier);
        assertThat(forged.status()).isEqualTo(2);
        assertThat(forged.said()).contains("the signature of " + earlier + " does not hold");
        assertThat(directory.resolve("f")).doesNotExist();
    }

    @Test
    void aSecondHistoryIsNotCosignedAndTheAuditShowsIt() throws Exception {
        Path data = directory.resolve("data");
        Path copy = directory.resolve("copy");
        try (SmallWitness witness = new SmallWitness()) {
            Directories.written(data, 2);
            Directories.copied(data, copy);
            witness.trust(Files.readAllLines(data.resolve("audit/keys.txt")).get(0));
            try (StandaloneServer server = StandaloneServer.start(settings(data, witness))) {
                Directories.capture(server, 5, "une");
                CrmClient admin = RunningCrm.admin(server);
                cosigned(
                        admin,
                        admin.get("/api/audit/checkpoint").body().at("/size").asLong());
            }
            long shown = witness.size();
            try (StandaloneServer server = StandaloneServer.start(settings(copy, witness))) {
                CrmClient admin = RunningCrm.admin(server);
                Eventually.that(
                        () -> contradictions(admin),
                        answer -> !answer.body().at("/items").isEmpty());
                Directories.capture(server, 15, "autre");
                Eventually.that(witness::statuses, statuses -> statuses.contains(422));
                assertThat(contradictions(admin).body().at("/items")).hasSize(1);
            }
            assertThat(witness.size()).isEqualTo(shown);
        }
    }

    @Test
    void aWitnessWithoutItsKeyIsRefusedAtTheStart() {
        Path data = directory.resolve("data");
        assertThat(Directories.refusal(Directories.settings(data, "CRM_AUDIT_WITNESS", "https://witness.example")))
                .contains("CRM_AUDIT_WITNESS_KEY");
    }

    private static Answer contradictions(CrmClient admin) {
        return admin.get("/api/audit?severity=critical&action=contradict-checkpoint");
    }

    private static Answer failures(CrmClient admin) {
        return admin.get("/api/audit?severity=critical&action=cosign-checkpoint");
    }

    private static void cosigned(CrmClient admin, long size) {
        Eventually.that(
                () -> admin.get("/api/audit/checkpoint"),
                answer -> answer.body().at("/cosigned/0/size").asLong() >= size);
    }

    private static Map<String, String> settings(Path data, SmallWitness witness) {
        return Directories.settings(
                data,
                "CRM_AUDIT_WITNESS",
                witness.address(),
                "CRM_AUDIT_WITNESS_KEY",
                witness.key(),
                "crm.audit.witness-patience",
                "1s");
    }
}
