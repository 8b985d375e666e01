package com.mdmc.crm.standalone.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.standalone.StandaloneServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsOverHttpTest {
    @TempDir
    static Path data;

    private static StandaloneServer server;
    private static Caller stranger;
    private static Caller admin;

    @BeforeAll
    static void start() throws Exception {
        server = StandaloneServer.start(Map.of("CRM_PORT", "0", "CRM_DATA", data.toString(), "crm.bcrypt-cost", "4"));
        stranger = Caller.stranger(server.port());
        admin = stranger.logIn("admin@mdmc.local", drawnPassword());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String drawnPassword() throws Exception {
        return Files.readString(data.resolve("admin-password")).strip();
    }

    @Test
    void theFirstAdministratorsPasswordIsInAFileOnlyTheOwnerReads() throws Exception {
        assertThat(Files.getPosixFilePermissions(data.resolve("admin-password")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void whoLogsInIsToldWhoTheyAre() {
        var me = admin.get("/api/me");

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.body().path("role").asText()).isEqualTo("admin");
        assertThat(me.body().path("fullName").asText()).isEqualTo("Admin MDMC");
        assertThat(me.body().at("/permissions/admin/users").asBoolean()).isTrue();
    }

    @Test
    void aNewUserLogsInAndMayOnlyDoWhatTheRoleGives() {
        var created = admin.post("/api/users", """
                {"firstName":"Zoé","lastName":"Petit","email":"Zoe@Example.com","password":"zoe-password-1",
                 "role":"agent","team":"denis","assignedPlatforms":["youtube"]}""");
        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);

        Caller zoe = stranger.logIn("zoe@example.com", "zoe-password-1");
        assertThat(zoe.get("/api/me").body().path("team").asText()).isEqualTo("denis");
        assertThat(zoe.post("/api/users", """
                {"firstName":"A","lastName":"B","email":"ab@example.com","password":"zoe-password-1",
                 "role":"agent","team":"denis","assignedPlatforms":[]}""").status()).isEqualTo(403);
    }

    @Test
    void aLoggedOutTokenOpensNothing() {
        String body = """
                {"firstName":"Max","lastName":"Durand","email":"max@example.com","password":"max-password-1",
                 "role":"manager","team":"marine","assignedPlatforms":[],"permissions":{"leads":{"create":false}}}""";
        assertThat(admin.post("/api/users", body).status()).isEqualTo(201);
        Caller max = stranger.logIn("max@example.com", "max-password-1");
        assertThat(max.get("/api/me").body().at("/permissions/leads/create").asBoolean())
                .isFalse();

        assertThat(max.post("/api/auth/logout", null).status()).isEqualTo(200);

        assertThat(max.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void everyWrongLogInIsAnsweredAlike() {
        var unknown =
                stranger.post("/api/auth/login", "{\"email\":\"nobody@example.com\",\"password\":\"whatever-1\"}");
        var wrong = stranger.post("/api/auth/login", "{\"email\":\"admin@mdmc.local\",\"password\":\"whatever-1\"}");

        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.code()).isEqualTo("bad-credentials");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("bad-credentials");
    }

    @Test
    void twoAccountsCannotShareAnAddress() {
        String body = """
                {"firstName":"Lea","lastName":"Roux","email":"%s","password":"lea-password-1",
                 "role":"agent","team":"denis","assignedPlatforms":[]}""";
        assertThat(admin.post("/api/users", body.formatted("lea@example.com")).status())
                .isEqualTo(201);

        var second = admin.post("/api/users", body.formatted("LEA@example.com"));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("email-taken");
    }
}
