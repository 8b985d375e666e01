package com.mdmc.crm.e2e.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.e2e.leads.KeyThief;
import com.mdmc.crm.e2e.support.CrmProcess;
import com.mdmc.crm.e2e.support.Operator;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.platform.privacy.MasterKeyWrapped;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.privacy.SubjectKeys;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mdmc.crm.standalone.cli.Crm;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another master key takes over, beside a program that serves and through kills at any point. {@code
 * -Drotation.kills=20 -Drotation.subjects=5000} for the full run.
 */
class MasterKeyRotationTest {
    private static final int KILLS = Integer.getInteger("rotation.kills", 2);
    private static final int SUBJECTS = Integer.getInteger("rotation.subjects", 400);
    private static final long SEED = Long.getLong("crm.seed", 1);

    @TempDir
    Path directory;

    private Path data;

    @Test
    void besideAServingCrmNothingIsLostAndTheOldKeyOpensNothing() throws Exception {
        data = directory.resolve("data");
        List<String> leads = new ArrayList<>();
        String old;
        try (StandaloneServer server = StandaloneServer.start(RunningCrm.settings(data))) {
            old = Files.readString(data.resolve("master.key"));
            CrmClient admin = RunningCrm.admin(server);
            leads.add(captured(admin, "avant"));
            AtomicBoolean done = new AtomicBoolean();
            Thread writer = new Thread(() -> {
                for (int i = 0; !done.get(); i++) {
                    leads.add(captured(admin, "pendant" + i));
                }
            });
            writer.start();
            Operator.Ended rotated = Operator.crm(data, "rotate-master-key");
            done.set(true);
            writer.join();
            assertThat(rotated.status()).as(rotated.said()).isZero();
            leads.add(captured(admin, "apres"));
            assertThat(leads).hasSizeGreaterThan(3).allSatisfy(lead -> readable(admin, lead));
        }
        assertThat(Files.readString(data.resolve("master.key"))).isNotEqualTo(old);
        assertThat(data.resolve("master.key.next")).doesNotExist();
        opensWithExactly(MasterKey.ofBase64(Files.readString(data.resolve("master.key"))), MasterKey.ofBase64(old));
        try (StandaloneServer server = StandaloneServer.start(RunningCrm.settings(data))) {
            CrmClient admin = RunningCrm.admin(server);
            assertThat(leads).allSatisfy(lead -> readable(admin, lead));
            assertThat(Directories.capture(admin, "avant").status())
                    .as("addresses are recognised as before")
                    .isEqualTo(409);
        }
        assertThat(new KeyThief(data).textsOf(leads)).as("the attack works").contains("Zoé");
        Files.writeString(data.resolve("master.key"), old);
        assertThat(new KeyThief(data).textsOf(leads))
                .as("with the former key and all files")
                .isEmpty();
        assertThat(Directories.refusal(RunningCrm.settings(data))).contains("is not the master key");
    }

    @Test
    void keysFromTheEnvironmentAreNamedByTheOperator() throws Exception {
        data = directory.resolve("data");
        Directories.written(data, 1);
        String old = Files.readString(data.resolve("master.key"));
        Files.delete(data.resolve("master.key"));
        String next = java.util.Base64.getEncoder().encodeToString(new byte[32]);
        Map<String, String> with = Map.of("CRM_DATA", data.toString(), "CRM_MASTER_KEY", old);
        assertThat(Operator.crm(with, "rotate-master-key").said()).contains("CRM_MASTER_KEY_NEXT must be");
        try (StandaloneServer server = StandaloneServer.start(
                Directories.settings(data, "CRM_MASTER_KEY", old, "CRM_MASTER_KEY_NEXT", next))) {
            Operator.Ended rotated = Operator.crm(
                    Map.of("CRM_DATA", data.toString(), "CRM_MASTER_KEY", old, "CRM_MASTER_KEY_NEXT", next),
                    "rotate-master-key");
            assertThat(rotated.status()).as(rotated.said()).isZero();
            captured(RunningCrm.admin(server), "apres");
        }
        opensWithExactly(MasterKey.ofBase64(next), MasterKey.ofBase64(old));
        assertThat(Directories.refusal(Directories.settings(data, "CRM_MASTER_KEY", old)))
                .contains("CRM_MASTER_KEY is not the master key");
        StandaloneServer.start(Directories.settings(data, "CRM_MASTER_KEY", next))
                .close();
    }

    @Test
    void killedAtAnyPointItGoesOn() throws Exception {
        System.out.println("crm.seed=" + SEED + " rotation.kills=" + KILLS + " rotation.subjects=" + SUBJECTS);
        Random random = new Random(SEED);
        data = directory.resolve("data");
        Directories.written(data, 2);
        subjects();
        MasterKey old = MasterKey.ofBase64(Files.readString(data.resolve("master.key")));
        int cutShort = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            boolean isServed = random.nextInt(3) == 0;
            cutShort += isServed ? killedBesideServing(random) : killedAlone(random);
            MasterKey present = present();
            MasterKey next = next();
            eachOpensWithExactlyOneOf(present, next == null ? old : next);
            if (next == null) {
                opensWithExactly(present, old);
                old = present;
            }
        }
        System.out.println(cutShort + " of " + KILLS + " kills were in the middle");
        StandaloneServer.start(RunningCrm.settings(data)).close();
        assertThat(Operator.crm(data, "rotate-master-key").status()).isZero();
        assertThat(data.resolve("master.key.next")).doesNotExist();
        opensWithExactly(present(), old);
        try (StandaloneServer server = StandaloneServer.start(RunningCrm.settings(data))) {
            assertThat(RunningCrm.admin(server)
                            .get("/api/leads")
                            .expect(200)
                            .raw()
                            .body())
                    .contains("@exemple.fr");
        }
    }

    private int killedAlone(Random random) throws Exception {
        Process rotation = rotation();
        awaitNextKey(rotation);
        rotation.waitFor(random.nextInt(1_500), TimeUnit.MILLISECONDS);
        boolean wasRunning = rotation.isAlive();
        rotation.destroyForcibly().waitFor();
        return wasRunning ? 1 : 0;
    }

    /** Either the rotation or the program that serves is killed. */
    private int killedBesideServing(Random random) throws Exception {
        Map<String, String> environment = Map.of("CRM_DATA", data.toString());
        try (CrmProcess serving =
                CrmProcess.start(Crm.class.getName(), List.of("start"), environment, directory.resolve("log"))) {
            Process rotation = rotation();
            awaitNextKey(rotation);
            rotation.waitFor(random.nextInt(2_500), TimeUnit.MILLISECONDS);
            boolean wasRunning = rotation.isAlive();
            if (random.nextBoolean()) {
                serving.kill();
                rotation.waitFor(10, TimeUnit.SECONDS);
            }
            rotation.destroyForcibly().waitFor();
            return wasRunning ? 1 : 0;
        }
    }

    private Process rotation() throws IOException {
        ProcessBuilder builder = CrmProcess.of(Crm.class.getName(), List.of("rotate-master-key"));
        builder.environment().put("CRM_DATA", data.toString());
        return builder.redirectOutput(directory.resolve("rotation.log").toFile())
                .start();
    }

    private void awaitNextKey(Process rotation) throws InterruptedException {
        while (rotation.isAlive() && !Files.exists(data.resolve("master.key.next"))) {
            Thread.sleep(5);
        }
    }

    private MasterKey present() throws IOException {
        return read(isOverwritten() ? "master.key.next" : "master.key");
    }

    /** Null once it has taken over. */
    private MasterKey next() throws IOException {
        return isOverwritten() || !Files.exists(data.resolve("master.key.next")) ? null : read("master.key.next");
    }

    private boolean isOverwritten() throws IOException {
        return Files.readAllBytes(data.resolve("master.key"))[0] == 0;
    }

    private MasterKey read(String file) throws IOException {
        return MasterKey.ofBase64(Files.readString(data.resolve(file)));
    }

    private void subjects() throws IOException {
        try (EmbeddedStore store = EmbeddedStore.open(data.resolve("store"));
                MongoClient client = MongoClients.create(store.connectionString())) {
            Privacy privacy =
                    new Privacy(new SubjectKeys(client.getDatabase("mdmc_crm"), present(), Clock.systemUTC()));
            for (int i = 0; i < SUBJECTS; i++) {
                privacy.encrypt("lead-made-up-" + i, PersonalText.clear("Zoé"));
            }
        }
    }

    private void opensWithExactly(MasterKey key, MasterKey not) {
        List<String> wrong = new ArrayList<>();
        int all = forEach(
                (where, opensWithKey, opensWithOther) -> {
                    if (!opensWithKey || opensWithOther) {
                        wrong.add(where);
                    }
                },
                key,
                not);
        assertThat(wrong).isEmpty();
        assertThat(all).isGreaterThan(3);
    }

    private void eachOpensWithExactlyOneOf(MasterKey one, MasterKey other) {
        List<String> wrong = new ArrayList<>();
        forEach(
                (where, opensWithOne, opensWithOther) -> {
                    if (opensWithOne == opensWithOther) {
                        wrong.add(where);
                    }
                },
                one,
                other);
        assertThat(wrong).isEmpty();
    }

    private interface Opened {
        void with(String where, boolean one, boolean other);
    }

    private int forEach(Opened opened, MasterKey one, MasterKey other) {
        int all = 0;
        try (EmbeddedStore store = EmbeddedStore.open(data.resolve("store"));
                MongoClient client = MongoClients.create(store.connectionString())) {
            MongoDatabase database = client.getDatabase("mdmc_crm");
            for (MasterKeyWrapped wrapped : MasterKeyWrapped.ALL) {
                for (Document document :
                        database.getCollection(wrapped.collection()).find()) {
                    if (document.containsKey(wrapped.field())) {
                        all++;
                        opened.with(
                                wrapped.collection() + " " + document.get("_id"),
                                opens(one, wrapped, document),
                                opens(other, wrapped, document));
                    }
                }
            }
        }
        return all;
    }

    private static boolean opens(MasterKey key, MasterKeyWrapped wrapped, Document document) {
        try {
            byte[] context = wrapped.context().apply(document).getBytes(StandardCharsets.UTF_8);
            key.unwrap(
                    wrapped.purpose(),
                    document.get(wrapped.field(), Binary.class).getData(),
                    context);
            return true;
        } catch (GeneralSecurityException another) {
            return false;
        }
    }

    private static String captured(CrmClient admin, String name) {
        return Directories.capture(admin, name).expect(201).text("/id");
    }

    private static void readable(CrmClient admin, String lead) {
        assertThat(admin.get("/api/leads/" + lead).expect(200).text("/personalInfo/firstName"))
                .isEqualTo("Zoé");
    }
}
