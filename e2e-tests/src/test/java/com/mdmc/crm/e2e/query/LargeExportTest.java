package com.mdmc.crm.e2e.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.CrmProcess;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mdmc.crm.standalone.cli.Crm;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program with a heap smaller than what it hands out. */
class LargeExportTest {
    private static final int ENTRIES = 20_000;
    private static final int TEXT = 10_000;
    private static final int HEAP_MEGABYTES = 160;
    private static final int BATCH = 250;
    private static final String SUBJECT = "large-audit";
    private static final String PATH = "/api/audit/export?resourceId=" + SUBJECT;

    private static final Map<String, ?> COLLEAGUE = Map.of(
            "firstName",
            "Ève",
            "lastName",
            "Martin",
            "email",
            "export@exemple.fr",
            "role",
            "admin",
            "password",
            RunningCrm.ADMIN_PASSWORD,
            "assignedPlatforms",
            List.of());

    @TempDir
    static Path directory;

    private static CrmProcess program;
    private static Path log;

    @BeforeAll
    static void start() {
        assumeFalse(RunningCrm.isOnRealStore(), "its program opens the embedded store");
        Path data = directory.resolve("data");
        try (StandaloneServer server = StandaloneServer.start(RunningCrm.settings(data))) {
            fill(server);
        }
        log = directory.resolve("log");
        program = CrmProcess.start(
                Crm.class.getName(),
                List.of("start"),
                Map.of("CRM_DATA", data.toString(), "JDK_JAVA_OPTIONS", "-Xmx" + HEAP_MEGABYTES + "m"),
                log);
    }

    @AfterAll
    static void stop() {
        if (program != null) {
            program.close();
        }
    }

    @Test
    void itLeavesWholeWithoutEverBeingHeldWhole() throws IOException, InterruptedException {
        long[] rowsAndBytes = {0, 0};
        CrmClient admin = admin();
        HttpRequest request = HttpRequest.newBuilder(serverOf(admin).resolve(PATH))
                .header("Authorization", "Bearer " + admin.token())
                .header("Accept", "application/x-ndjson")
                .build();
        try (InputStream in = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofInputStream())
                .body()) {
            count(in, rowsAndBytes);
        }
        assertThat(rowsAndBytes[0]).as("rows").isEqualTo(ENTRIES);
        assertThat(rowsAndBytes[1]).as("more bytes than there is memory").isGreaterThan(HEAP_MEGABYTES * 1_048_576L);
        assertThat(Files.readString(log))
                .doesNotContain("OutOfMemoryError")
                .as("a line's time, with its offset to UTC")
                .containsPattern("(?m)^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d) ");
    }

    @Test
    void clientsThatGoAwayEndItAndTheNextAreServed() throws IOException {
        CrmClient admin = admin();
        long before = admin.get("/api/history/events?limit=1").expect(200).position();
        int clients = 6;
        for (int i = 0; i < clients; i++) {
            Eventually.that(() -> readALittle(admin), begun -> begun);
        }
        List<JsonNode> ended = Eventually.that(() -> ended(admin, before), found -> found.size() >= clients);
        assertThat(ended).hasSize(clients).allSatisfy(end -> {
            assertThat(end.get("complete").asBoolean()).isFalse();
            assertThat(end.get("rows").asLong()).isLessThan(ENTRIES);
        });
        assertThat(Files.readString(log)).doesNotContain("unforeseen failure");
        assertThat(admin.get("/api/audit/export?resourceId=nobody").status()).isEqualTo(200);
    }

    /** Nobody takes all that may run at once, and whoever reads too slowly is given up, without an end that looks whole. */
    @Test
    void readersWhoDawdleKeepNobodyElseFromTheirs() throws IOException, InterruptedException {
        CrmClient admin = admin();
        Answer other = admin.post("/api/users", COLLEAGUE).expect(201);
        long before = other.position();
        try (Socket first = asked(admin);
                Socket second = asked(admin)) {
            assertThat(status(first)).isEqualTo("HTTP/1.1 200");
            assertThat(status(second)).isEqualTo("HTTP/1.1 200");
            Answer third = admin.get("/api/audit/export?resourceId=nobody").expect(429);
            assertThat(third.text("/code")).isEqualTo("too-many-exports");
            CrmClient colleague = program.stranger().loggedIn("export@exemple.fr", RunningCrm.ADMIN_PASSWORD);
            colleague.get("/api/audit/export?resourceId=nobody", other).expect(200);

            Eventually.that(() -> brokenOff(admin, before, second), count -> count == 2);
            assertThat(restOf(second)).doesNotEndWith("0\r\n\r\n");
        }
        assertThat(Files.readString(log)).doesNotContain("unforeseen failure");
    }

    private static Socket asked(CrmClient admin) throws IOException {
        URI uri = serverOf(admin);
        Socket socket = new Socket();
        socket.setReceiveBufferSize(2_048);
        socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
        socket.getOutputStream()
                .write(("GET " + PATH + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + admin.token()
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String status(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
    }

    /** How many exports were given up so far; reads a little of one of them on the way. */
    private static long brokenOff(CrmClient admin, long before, Socket dawdling) {
        try {
            dawdling.getInputStream().readNBytes(512);
        } catch (IOException givenUp) {
            // It was.
        }
        return ended(admin, before).stream()
                .filter(end -> !end.get("complete").asBoolean())
                .count();
    }

    private static String restOf(Socket socket) {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(rest);
        } catch (IOException reset) {
            // No end at all.
        }
        return rest.toString(StandardCharsets.ISO_8859_1);
    }

    /** Entries as they are stored, each with a long reason; to record as many commits would take an hour. */
    private static void fill(StandaloneServer server) {
        RunningCrm.admin(server).get("/api/audit?after=1").expect(200);
        MongoCollection<Document> audit =
                server.context().getBean(MongoDatabase.class).getCollection("audit");
        Document sample = audit.find().first();
        List<Document> batch = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            long position = 1_000_000_000L + i;
            Document details = new Document(sample.get("details", Document.class)).append("reason", "a".repeat(TEXT));
            batch.add(new Document(sample)
                    .append("_id", Long.toString(position))
                    .append("resourceId", SUBJECT)
                    .append("position", position)
                    .append("details", details));
            if (batch.size() == BATCH) {
                audit.insertMany(batch);
                batch.clear();
            }
        }
    }

    /** Whether the export began, which it does not beside two of the same caller. */
    private static boolean readALittle(CrmClient admin) {
        URI uri = serverOf(admin);
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            // Closed with a reset, as by a browser that is closed.
            socket.setSoLinger(true, 0);
            socket.getOutputStream()
                    .write(("GET " + PATH + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + admin.token()
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(600), StandardCharsets.ISO_8859_1)
                    .startsWith("HTTP/1.1 200");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<JsonNode> ended(CrmClient admin, long after) {
        List<JsonNode> ended = new ArrayList<>();
        admin.get("/api/history/events?limit=200&cursor=" + after)
                .expect(200)
                .body()
                .get("items")
                .forEach(event -> {
                    if (event.at("/type").asText().equals("ExportCompleted")) {
                        ended.add(event.get("payload"));
                    }
                });
        return ended;
    }

    private static void count(InputStream in, long[] rowsAndBytes) throws IOException {
        byte[] buffer = new byte[65_536];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            rowsAndBytes[1] += read;
            for (int i = 0; i < read; i++) {
                rowsAndBytes[0] += buffer[i] == '\n' ? 1 : 0;
            }
        }
    }

    private static URI serverOf(CrmClient client) {
        return client.get("/api/me").raw().uri();
    }

    private static CrmClient admin() {
        return program.stranger().loggedIn(RunningCrm.ADMIN_EMAIL, RunningCrm.ADMIN_PASSWORD);
    }
}
