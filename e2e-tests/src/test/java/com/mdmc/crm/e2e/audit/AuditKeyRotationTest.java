package com.mdmc.crm.e2e.audit;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.audit.BundleCheck.Checked;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mdmc.crm.ledger.merkle.SignedNote;
import com.mdmc.crm.ledger.merkle.SigningKey;
import com.mdmc.crm.ledger.merkle.VerifyingKey;
import com.mdmc.crm.ledger.proof.AuditBundle;
import com.mdmc.crm.ledger.proof.KeyRecords;
import com.mdmc.crm.ledger.proof.KeyRecords.KeyRecord;
import com.mdmc.crm.ledger.proof.LedgerVerification;
import com.mdmc.crm.ledger.proof.LedgerVerification.Request;
import com.mdmc.crm.ledger.proof.Verification;
import com.mdmc.crm.query.proof.AuditKeyRotation;
import com.mdmc.crm.query.proof.AuditKeyRotation.Rotation;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.LaunchSettings;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The signing key is replaced twice; whoever has any of the keys before still checks everything. */
class AuditKeyRotationTest {
    @TempDir
    Path directory;

    private Rotation first;
    private Rotation second;

    @Test
    void theOldKeyVouchesForTheNewAndTheAuditShowsIt() throws Exception {
        Map<String, String> settings = RunningCrm.settings(directory);
        try (StandaloneServer server = RunningCrm.start(settings)) {
            CrmClient crm = RunningCrm.admin(server);
            AuditKeyRotation rotation = server.context().getBean(AuditKeyRotation.class);
            first = rotation.rotate();
            crm.get("/api/audit/proofs/" + first.size()).expect(200);
            second = rotation.rotate();
            assertThat(second.retired()).hasToString(first.key().toString());
            crm.get("/api/audit/proofs/" + second.size()).expect(200);
            JsonNode entries = crm.get("/api/audit?action=rotate-audit-key&after=" + second.size())
                    .expect(200)
                    .body()
                    .at("/items");
            assertThat(entries).hasSize(2);
            assertThat(entries.get(0).at("/severity").asText()).isEqualTo("critical");
            assertThat(entries.get(0).at("/category").asText()).isEqualTo("security");
            Map<String, Object> lead = Map.of(
                    "personalInfo",
                    Map.of("firstName", "Zoé", "lastName", "Lune", "email", "apres@exemple.fr"),
                    "artistInfo",
                    Map.of("name", "Lune"));
            long later = crm.post("/api/leads", lead).expect(201).position();
            crm.get("/api/audit/proofs/" + later).expect(200);
        }
        try (EmbeddedStore store =
                        EmbeddedStore.open(new LaunchSettings(settings).data().store());
                MongoClient client = MongoClients.create(store.connectionString())) {
            var database = client.getDatabase("mdmc_crm");
            assertThat(new LedgerVerification(database)
                            .run(Request.all(), reached -> {})
                            .isInOrder())
                    .isTrue();
            String last = database.getCollection("proof_checkpoints")
                    .find()
                    .sort(Sorts.descending("_id"))
                    .first()
                    .getString("note");
            assertThat(SignedNote.parse(last).signatures())
                    .as("the keys before it are gone once they have vouched")
                    .hasSize(1);
            assertThat(SignedNote.parse(last).isSignedBy(List.of(second.key()))).isTrue();
            AuditBundle bundle = new AuditBundle(database);
            StringBuilder out = new StringBuilder();
            bundle.write(bundle.between(null, null), List.of(), out);
            everyKeyOpens(out.toString().lines().toList());
            everyKeyVerifies(database);
            aThiefsKeyDoesNotTakeOver(database);
        }
    }

    private void everyKeyVerifies(MongoDatabase database) {
        long size = new LedgerVerification(database)
                .run(Request.all(), reached -> {})
                .vouchedFor();
        for (VerifyingKey key : List.of(first.retired(), first.key(), second.key())) {
            Verification verified = verifiedBy(database, key);
            assertThat(verified.finding()).as(key.toString()).isEmpty();
            assertThat(verified.vouchedFor()).isEqualTo(size);
        }
        Verification strange = verifiedBy(database, SigningKey.draw("mdmc-crm").verifying());
        assertThat(strange.finding().orElseThrow().detail()).contains("signed by no key that was given");
        assertThat(strange.vouchedFor()).isZero();
    }

    /** Whoever has the store lists a key and signs the last checkpoint; no trusted key has signed a record of that. */
    private void aThiefsKeyDoesNotTakeOver(MongoDatabase database) {
        SigningKey thief = SigningKey.draw("mdmc-crm");
        new KeyRecords(database).add(new KeyRecord(9, thief.verifying(), new byte[1], Instant.EPOCH, null, 1));
        var stored = database.getCollection("proof_checkpoints");
        Document last = stored.find().sort(Sorts.descending("_id")).first();
        String text = SignedNote.parse(last.getString("note")).text();
        String forged = new SignedNote(text, List.of(thief.sign(text))).write();
        stored.updateOne(eq("_id", last.get("_id")), Updates.set("note", forged));
        assertThat(new LedgerVerification(database)
                        .run(Request.all(), reached -> {})
                        .isInOrder())
                .as("the store alone does not tell")
                .isTrue();
        for (VerifyingKey key : List.of(first.retired(), second.key())) {
            assertThat(verifiedBy(database, key).finding().orElseThrow().detail())
                    .contains("signed by no key that was given");
        }
    }

    private static Verification verifiedBy(MongoDatabase database, VerifyingKey key) {
        return new LedgerVerification(database).run(new Request(1, List.of(), List.of(key), null), reached -> {});
    }

    private void everyKeyOpens(List<String> bundle) throws Exception {
        for (VerifyingKey key : List.of(first.retired(), first.key(), second.key())) {
            Checked checked = BundleCheck.of(directory, bundle, key.toString());
            assertThat(checked.status()).as(key + ": " + checked.output()).isZero();
        }
        List<String> without = new ArrayList<>(bundle);
        without.removeIf(line -> line.startsWith("handover "));
        assertThat(BundleCheck.of(directory, without, first.retired().toString())
                        .status())
                .as("signatures side by side vouch for nothing, only the record in the tree does")
                .isEqualTo(1);
        assertThat(BundleCheck.of(directory, without, second.key().toString()).status())
                .isZero();
    }
}
