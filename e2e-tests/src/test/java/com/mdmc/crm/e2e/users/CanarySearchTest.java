package com.mdmc.crm.e2e.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mdmc.crm.standalone.StandaloneServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hundred names, addresses, passwords and keys go in; none of them lies anywhere on disk or in the log. */
class CanarySearchTest {
    private static final int PEOPLE = 25;
    private static final long SEED = Long.getLong("crm.seed", 1);

    @TempDir
    Path data;

    private final Random random = new Random(SEED);
    private final List<String> canaries = new ArrayList<>();

    @Test
    void nothingSecretOrPersonalRestsInTheClear() throws IOException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream console = System.out;
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
        Map<String, String> settings = new HashMap<>(RunningCrm.settings(data));
        settings.put("crm.mail.on-console", "false");
        StandaloneServer server = RunningCrm.start(settings);
        try {
            CrmClient stranger = RunningCrm.stranger(server);
            CrmClient admin = stranger.loggedIn(RunningCrm.ADMIN_EMAIL, RunningCrm.ADMIN_PASSWORD);
            for (int person = 0; person < PEOPLE; person++) {
                live(stranger, admin);
            }
        } finally {
            server.close();
            System.setOut(console);
        }
        Files.write(data.resolve("console.log"), log.toByteArray());

        assertThat(canaries).hasSizeGreaterThanOrEqualTo(200);
        assertThat(findings())
                .as("of %d canaries, seed %d", canaries.size(), SEED)
                .isEmpty();
    }

    // Eight canaries a person: in an account, its keys and its tokens, in a lead and a note.
    private void live(CrmClient stranger, CrmClient admin) {
        String email = canary() + "@example.com";
        String password = canary() + " Aé1";
        Map<String, Object> body = Staff.body(email, password, "manager", "denis", Map.of());
        body.put("firstName", canary());
        body.put("lastName", canary());
        String id = admin.post("/api/users", body).expect(201).text("/id");
        Answer entered = stranger.post("/api/auth/login", Map.of("email", email, "password", password))
                .expect(200);
        canaries.add(secretOf(entered.text("/accessToken")));
        canaries.add(secretOf(entered.text("/refreshToken")));
        CrmClient session = stranger.withToken(entered.text("/accessToken"));
        canaries.add(session.post("/api/me/2fa", null).expect(200).text("/secret"));
        Map<String, ?> key = Map.of("key", "key-" + canary() + "-9876");
        admin.send("PUT", "/api/users/" + id + "/api-keys/brevo", key, Map.of("Idempotency-Key", id))
                .expect(200);
        enterLead(session);
        stranger.post("/api/auth/login", Map.of("email", canary() + "@example.com", "password", canary()))
                .expect(401);
    }

    private void enterLead(CrmClient session) {
        Map<String, ?> lead = Map.of(
                "personalInfo",
                Map.of("firstName", canary(), "lastName", canary(), "email", canary() + "@example.com"),
                "artistInfo",
                Map.of("name", "Artist"));
        String id = session.post("/api/leads", lead).expect(201).text("/id");
        Map<String, ?> note = Map.of("content", canary(), "type", "note", "isPrivate", true);
        session.post("/api/leads/" + id + "/notes", note);
    }

    private String canary() {
        StringBuilder canary = new StringBuilder("kx");
        random.ints(14, 'a', 'z' + 1).forEach(letter -> canary.append((char) letter));
        canaries.add(canary.toString());
        return canary.toString();
    }

    private static String secretOf(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }

    private TreeSet<String> findings() throws IOException {
        TreeSet<String> findings = new TreeSet<>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                for (String canary : canaries) {
                    encodings(canary)
                            .filter(content::contains)
                            .forEach(found -> findings.add(data.relativize(file) + ": " + found));
                }
            }
        }
        return findings;
    }

    // As UTF-8, in both cases, as Base64 wherever it starts, in hexadecimal, URL-encoded, backwards and as UTF-16.
    private static Stream<String> encodings(String canary) {
        byte[] bytes = canary.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                canary,
                canary.toUpperCase(),
                inBase64(canary, 0),
                inBase64(canary, 1),
                inBase64(canary, 2),
                HexFormat.of().formatHex(bytes),
                URLEncoder.encode(canary, StandardCharsets.UTF_8),
                new StringBuilder(canary).reverse().toString(),
                new String(canary.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1));
    }

    // The middle of what Base64 makes of the canary when so many bytes stand before it.
    private static String inBase64(String canary, int before) {
        String encoded = Base64.getEncoder()
                .withoutPadding()
                .encodeToString((" ".repeat(before) + canary).getBytes(StandardCharsets.UTF_8));
        return encoded.substring(before == 0 ? 0 : 4, encoded.length() - 4);
    }
}
