package com.mdmc.crm.e2e.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.Authenticator;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.Operator;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** A rotation of the master key takes no instant from the archive: it restores with whichever master key there is now. */
class RestoreAfterRotationTest {
    private static final String USER = "ada.tour@mdmc.example";
    private static final String PASSWORD = "une phrase pour Ada";
    private static final String FORMER_KEY = "dGhlIG1hc3RlciBrZXkgb2YgYW4gb2xkIGFyY2hpdmU=";
    private static final Path FORMER_ARCHIVE = Path.of("src/test/resources/archive-format-1");

    @TempDir
    Path directory;

    private final List<Moment> moments = new ArrayList<>();
    private Path data;
    private Path archive;
    private Authenticator app;
    private String token;
    private Binary signer;

    /** What there was at an instant. */
    private record Moment(Instant instant, String lead, String email) {}

    @Test
    void everyInstantRestoresWithThePresentKeyWithAFormerOneAndWithNone() throws Exception {
        data = directory.resolve("data");
        archive = directory.resolve("archive");
        Path former = directory.resolve("former-keys");
        try (StandaloneServer server = RunningCrm.start(Archives.settings(data, archive))) {
            CrmClient admin = RunningCrm.admin(server);
            accesses(server, admin);
            moment(admin);
            ended("backup", "has brought the archive up to date");
            Files.writeString(former, ended("backup-key export", "CRM_BACKUP_KEY="));
            for (int rotation = 0; rotation < 2; rotation++) {
                ended("rotate-master-key", "has taken over");
                moment(admin);
            }
            signer = signer(server);
        }
        Path present = Files.writeString(directory.resolve("keys"), ended("backup-key export", "CRM_BACKUP_KEY="));
        assertThat(lines(present, "CRM_MASTER_KEY")).isNotEqualTo(lines(former, "CRM_MASTER_KEY"));
        assertThat(lines(present, "CRM_BACKUP_KEY")).isEqualTo(lines(former, "CRM_BACKUP_KEY"));
        FileSystemUtils.deleteRecursively(data);
        ended("verify-backup --key " + present, "in order");
        ended("backups --key " + present, "gaps      none");
        for (int i = 0; i < moments.size(); i++) {
            isRight(i, restored(present, i, "in order; all views are right"));
        }
        isRight(1, restored(former, 1, "in order; all views are right"));
        Path none = Files.writeString(directory.resolve("backup-key"), lines(present, "CRM_BACKUP_KEY"));
        Path restored = restored(none, 0, "a new one is drawn");
        isRight(0, restored);
        goesOn(restored);
    }

    @Test
    void whatAnEarlierBuildArchivedRestoresWithTheMasterKeyOfThatTime() throws Exception {
        archive = FORMER_ARCHIVE;
        Path keys = Files.writeString(directory.resolve("keys"), "CRM_MASTER_KEY=" + FORMER_KEY);
        ended("verify-backup --key " + keys, "in order");
        String exported = ended("backup-key export --key " + keys, "CRM_BACKUP_KEY=");
        String restore = "restore --from " + archive + " --key " + keys + " --to " + directory;
        assertThat(ended(restore + "/former", "in order; all views are right")).contains("signed up to position 6");
        Files.writeString(
                keys,
                exported.lines()
                        .filter(line -> line.startsWith("CRM_BACKUP_KEY"))
                        .findAny()
                        .orElseThrow());
        Operator.Ended refused = Operator.crm(Map.of(), restore + "/drawn");
        assertThat(refused.said()).contains("An earlier build archived this position", "CRM_MASTER_KEY");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(directory.resolve("drawn/store")).doesNotExist();
    }

    /** Somebody with a second factor, and a machine. */
    private void accesses(StandaloneServer server, CrmClient admin) {
        admin.post(
                        "/api/users",
                        Map.of(
                                "firstName", "Ada",
                                "lastName", "Tour",
                                "email", USER,
                                "password", PASSWORD,
                                "role", "agent"))
                .expect(201);
        app = Authenticator.enabled(RunningCrm.stranger(server).loggedIn(USER, PASSWORD));
        Instant expires = RunningCrm.clock().instant().plus(Duration.ofDays(30));
        token = admin.post(
                        "/api/tokens",
                        Map.of(
                                "name",
                                "rotation",
                                "permissions",
                                List.of("leads.read"),
                                "scope",
                                "all",
                                "expiresAt",
                                expires.toString()))
                .expect(201)
                .text("/token");
    }

    private void moment(CrmClient admin) {
        String email = LeadForms.freshEmail();
        String lead =
                admin.post("/api/leads", LeadForms.form(email)).expect(201).text("/id");
        moments.add(new Moment(RunningCrm.clock().between(), lead, email));
    }

    private Path restored(Path keys, int moment, String said) throws IOException {
        Path to = directory.resolve("restored");
        FileSystemUtils.deleteRecursively(to);
        ended(
                "restore --from " + archive + " --key " + keys + " --to " + to + " --at "
                        + moments.get(moment).instant(),
                said);
        return to;
    }

    private void isRight(int moment, Path restored) {
        try (StandaloneServer server = RunningCrm.start(RunningCrm.settings(restored))) {
            CrmClient admin = RunningCrm.admin(server);
            for (int i = 0; i < moments.size(); i++) {
                Moment each = moments.get(i);
                if (i <= moment) {
                    assertThat(admin.get("/api/leads/" + each.lead())
                                    .expect(200)
                                    .text("/personalInfo/email"))
                            .isEqualTo(each.email());
                    assertThat(admin.get("/api/search?q=" + each.email())
                                    .expect(200)
                                    .raw()
                                    .body())
                            .contains(each.lead());
                    assertThat(admin.post("/api/leads", LeadForms.form(each.email()))
                                    .status())
                            .as("the address is still the lead's")
                            .isEqualTo(409);
                } else {
                    admin.get("/api/leads/" + each.lead()).expect(404);
                }
            }
            Map<String, String> login = Map.of("email", USER, "password", PASSWORD);
            CrmClient stranger = RunningCrm.stranger(server);
            assertThat(stranger.post("/api/auth/login", login).expect(401).text("/code"))
                    .isEqualTo("totp-required");
            stranger.post("/api/auth/login", Map.of("email", USER, "password", PASSWORD, "totp", app.code()))
                    .expect(200);
            stranger.withToken(token).get("/api/leads").expect(200);
            long head = Archives.head(server);
            Eventually.that(
                    () -> admin.get("/api/audit/checkpoint")
                            .expect(200)
                            .body()
                            .get("size")
                            .asLong(),
                    signed -> signed >= head);
            assertThat(signer(server)).as("the same key signs").isEqualTo(signer);
        }
    }

    private static void goesOn(Path restored) {
        for (String command : List.of("rotate-master-key", "verify", "self-check")) {
            Operator.Ended ended = Operator.crm(restored, command);
            assertThat(ended.status()).as(ended.said()).isZero();
        }
    }

    /** The public key that signs checkpoints. */
    private static Binary signer(StandaloneServer server) {
        return server.context()
                .getBean(MongoDatabase.class)
                .getCollection("proof_keys")
                .find()
                .sort(new Document("_id", -1))
                .first()
                .get("key", Binary.class);
    }

    private static String lines(Path keys, String name) throws IOException {
        return Files.readAllLines(keys).stream()
                .filter(line -> line.startsWith(name))
                .findAny()
                .orElseThrow();
    }

    private String ended(String command, String said) {
        Map<String, String> environment = data == null
                ? Map.of("CRM_BACKUP_DIR", archive.toString())
                : Map.of("CRM_DATA", data.toString(), "CRM_BACKUP_DIR", archive.toString());
        Operator.Ended ended = Operator.crm(environment, command);
        assertThat(ended.said()).as(command).contains(said);
        assertThat(ended.status()).as(command + "\n" + ended.said()).isZero();
        return ended.said();
    }
}
