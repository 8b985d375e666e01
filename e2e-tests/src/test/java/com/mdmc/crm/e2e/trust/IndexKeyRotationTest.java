package com.mdmc.crm.e2e.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.leads.ByteSearch;
import com.mdmc.crm.e2e.support.CrmProcess;
import com.mdmc.crm.e2e.support.Operator;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mdmc.crm.standalone.cli.Crm;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another key of the blind indexes takes over, also through kills: {@code -Drotation.kills=20} for the full run. */
class IndexKeyRotationTest {
    private static final int KILLS = Integer.getInteger("rotation.kills", 1);
    private static final long SEED = Long.getLong("crm.seed", 1);

    @TempDir
    Path directory;

    private Path data;

    @Test
    void whatWasFoundByTheFormerKeyIsFoundByTheNext() throws Exception {
        System.out.println("crm.seed=" + SEED + " rotation.kills=" + KILLS);
        data = directory.resolve("data");
        Directories.written(data, 3);
        String erased;
        try (StandaloneServer server = StandaloneServer.start(RunningCrm.settings(data))) {
            assertThat(Operator.crm(data, "rotate-index-key").said()).contains("stop it first");
            CrmClient admin = RunningCrm.admin(server);
            Directories.capture(admin, "zelda").expect(201);
            user(admin, "paul1@exemple.fr").expect(201);
            erased = Directories.capture(admin, "oubliee").expect(201).text("/id");
            admin.post("/api/leads/" + erased + "/erasure", Map.of("reason", "demande"))
                    .expect(200);
        }
        Set<String> former = indexed();
        byte[] formerKey = key();
        Random random = new Random(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            killed(random);
        }
        assertThat(Operator.crm(data, "rotate-index-key").status()).isZero();
        Set<String> now = indexed();
        assertThat(now).hasSameSizeAs(former).doesNotContainAnyElementsOf(former);
        assertThat(ByteSearch.of(now, data))
                .as("the search finds what is there")
                .isNotEmpty();
        assertThat(ByteSearch.of(former, data)).isEmpty();
        assertThat(ByteSearch.ofBytes(List.of(formerKey), data)).isEmpty();
        try (StandaloneServer server = StandaloneServer.start(RunningCrm.settings(data))) {
            CrmClient admin = RunningCrm.admin(server);
            assertThat(Directories.capture(admin, "zelda").status()).isEqualTo(409);
            assertThat(admin.get("/api/leads?q=zelda@exemple.fr").body().at("/items"))
                    .hasSize(1);
            assertThat(admin.get("/api/leads?q=lun").body().at("/items")).hasSize(4);
            Directories.capture(admin, "oubliee").expect(201);
            assertThat(user(admin, "paul1@exemple.fr").text("/code")).isEqualTo("email-taken");
            assertThat(user(admin, "paull@exemple.fr").text("/code")).isEqualTo("email-looks-taken");
        }
    }

    private static Answer user(CrmClient admin, String email) {
        return admin.post("/api/users", Staff.body(email, RunningCrm.ADMIN_PASSWORD, "agent", "denis", Map.of()));
    }

    private void killed(Random random) throws Exception {
        ProcessBuilder builder = CrmProcess.of(Crm.class.getName(), List.of("rotate-index-key"));
        builder.environment().put("CRM_DATA", data.toString());
        Process rotation =
                builder.redirectOutput(directory.resolve("log").toFile()).start();
        rotation.waitFor(2_000 + random.nextInt(6_000), TimeUnit.MILLISECONDS);
        System.out.println(rotation.isAlive() ? "killed" : "was done");
        rotation.destroyForcibly().waitFor();
    }

    /** The key of the blind indexes, wrapped as it stands in the store. */
    private byte[] key() {
        try (EmbeddedStore store = EmbeddedStore.open(data.resolve("store"));
                MongoClient client = MongoClients.create(store.connectionString())) {
            return client.getDatabase("mdmc_crm")
                    .getCollection("store_identity")
                    .find(Filters.eq("_id", "index-key"))
                    .first()
                    .get("wrapped", Binary.class)
                    .getData();
        }
    }

    /** Everything in the store that a key of the blind indexes made. */
    private Set<String> indexed() {
        Set<String> indexed = new HashSet<>();
        try (EmbeddedStore store = EmbeddedStore.open(data.resolve("store"));
                MongoClient client = MongoClients.create(store.connectionString())) {
            var database = client.getDatabase("mdmc_crm");
            for (String claims : List.of("user_emails", "lead_email_claims")) {
                database.getCollection(claims).find().forEach(claim -> indexed.add(claim.getString("_id")));
            }
            database.getCollection("lead_search").find().forEach(row -> {
                indexed.addAll(row.getList("person", String.class, List.of()));
                indexed.addAll(row.getList("artist", String.class, List.of()));
            });
            database.getCollection("lead_addresses")
                    .find()
                    .forEach(row -> Optional.ofNullable(row.get("_index", Document.class))
                            .ifPresent(index -> indexed.add(index.getString("email"))));
        }
        return indexed;
    }
}
