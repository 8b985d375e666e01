package com.mdmc.crm.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.contract.ApiDocument.Operation;
import com.mdmc.crm.e2e.contract.TextPlaces.Place;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mdmc.crm.standalone.StandaloneServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is sent, the program keeps its word: never a failure of its own, and every answer looks as the document says.
 * {@code -Dcrm.fuzz=200} sends so many requests to each operation, {@code -Dcrm.seed} repeats a run.
 */
class ApiFuzzTest {
    /** Its answer does not end. */
    private static final String STREAM = "/api/stream";

    /** What they answer is checked elsewhere; here only that they do, or refuse in the documented form. */
    private static final Set<String> EXPORTS =
            Set.of("/api/leads/export", "/api/campaigns/export", "/api/audit/export");

    /** They end sessions or count as failed log-ins, and are left to somebody who may be locked out. */
    private static final Set<String> AGAINST_ONESELF =
            Set.of("POST /api/auth/logout", "DELETE /api/me/sessions", "PUT /api/me/password", "DELETE /api/me/2fa");

    /** Whatever stands in them, the answer is the same or a refusal. */
    private static final List<String> ODD_HEADERS =
            List.of("Idempotency-Key", "Accept-Language", "User-Agent", "Referer", "X-Forwarded-For");

    private static final Set<String> OF_SEVERAL_LINES =
            Set.of("content", "description", "message", "note", "primary", "reason", "results", "secondary");

    private static final int REQUESTS = Integer.getInteger("crm.fuzz", 12);
    private static final long SEED = Long.getLong("crm.seed", 1);

    @TempDir
    static Path data;

    private static StandaloneServer server;
    private static CrmClient stranger;
    private static CrmClient crm;
    private static ApiDocument document;
    private static List<String> known;

    @BeforeAll
    static void start() {
        Map<String, String> settings = new HashMap<>(RunningCrm.settings(data));
        server = RunningCrm.start(settings);
        stranger = RunningCrm.stranger(server);
        crm = stranger.loggedIn(RunningCrm.ADMIN_EMAIL, RunningCrm.ADMIN_PASSWORD);
        document = new ApiDocument(stranger.get("/v3/api-docs").expect(200).body());
        lead("Lune");
        campaign("Hiver");
        known = List.of(
                lead("Zoé"),
                campaign("Été"),
                newUser("marc.martin@exemple.fr", "agent"),
                "denis",
                "meta",
                "1",
                "lead-unknown",
                "2026-01-01");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void neverFailsAndAlwaysAnswersAsDocumented() {
        System.out.println("crm.seed=" + SEED + " crm.fuzz=" + REQUESTS);
        Random random = new Random(SEED);
        CrmClient other = somebodyElse();
        Inputs inputs = new Inputs(random, document, known);
        List<String> complaints = new ArrayList<>();
        for (Operation operation : document.operations()) {
            for (int i = 0; i < REQUESTS && !STREAM.equals(operation.path()); i++) {
                CrmClient caller = AGAINST_ONESELF.contains(operation.toString()) ? other : crm;
                String body = body(inputs, operation.body());
                Answer answer = send(caller, operation, body, inputs);
                String complaint = complaint(operation, answer);
                if (!complaint.isEmpty()) {
                    complaints.add(operation + " " + answer.raw().request().uri() + " " + body + " → " + answer.status()
                            + ": " + complaint);
                }
            }
        }
        assertThat(complaints).isEmpty();
    }

    /** Nothing that stands in a line of its own, a mail's header or a column may break it. */
    @Test
    void aTextHasOneLineUnlessItIsOneOfThoseThatHaveMore() {
        List<String> complaints = new ArrayList<>();
        int places = 0;
        for (Operation operation : document.operations()) {
            String path = operation
                    .path()
                    .replace("{platform}", "meta")
                    .replace("{provider}", "brevo")
                    .replace("{date}", "2026-01-01")
                    .replaceAll("\\{[a-zA-Z]+}", "none");
            for (Place place : TextPlaces.of(document, operation.body(), "une\nautre")) {
                places++;
                Answer answer = crm.send(operation.method(), path, place.body().toString(), Map.of());
                boolean isRefused = answer.status() == 400
                        && answer.text("/errors/0/field").equals(place.field())
                        && !answer.text("/errors/0/code").equals("required");
                if (isRefused == isOfSeveralLines(place)) {
                    complaints.add(operation + " " + place.body() + " → "
                            + answer.raw().body());
                }
            }
        }
        assertThat(complaints).isEmpty();
        assertThat(places).isGreaterThan(150);
    }

    // Where a lead's content came from is the parameter of a campaign's link.
    private static boolean isOfSeveralLines(Place place) {
        return OF_SEVERAL_LINES.contains(place.name()) && !place.field().equals("source.content");
    }

    /** What a page's cursor says of where to go on is taken from a caller, who may have written anything there. */
    @Test
    void neverFailsAtAForgedCursor() {
        System.out.println("crm.seed=" + SEED + " crm.fuzz=" + REQUESTS);
        Inputs inputs = new Inputs(new Random(SEED), document, known);
        List<String> complaints = new ArrayList<>();
        int forgeries = 0;
        for (Operation operation : document.operations()) {
            for (String sort : sorts(operation)) {
                String question = operation.path() + "?limit=1" + (sort.isEmpty() ? "" : "&sort=" + sort);
                JsonNode next = crm.get(question).body().at("/page/next");
                for (int i = 0; i < REQUESTS && next.isTextual(); i++) {
                    forgeries++;
                    Answer answer = crm.get(question + "&cursor=" + encoded(inputs.forged(next.asText())));
                    String complaint = complaint(operation, answer);
                    if (!complaint.isEmpty()) {
                        complaints.add(answer.raw().request().uri() + " → " + answer.status() + ": " + complaint);
                    }
                }
            }
        }
        assertThat(complaints).isEmpty();
        assertThat(forgeries).isGreaterThan(10 * REQUESTS);
    }

    /** The orders of a list, each both ways; none for what is not a list of its own. */
    private static List<String> sorts(Operation operation) {
        if (!operation.method().equals("GET") || operation.path().contains("{") || EXPORTS.contains(operation.path())) {
            return List.of();
        }
        List<String> sorts = new ArrayList<>(List.of(""));
        for (JsonNode parameter : operation.parameters("query")) {
            if (parameter.path("name").asText().equals("sort")) {
                parameter.path("schema").path("enum").forEach(sort -> sorts.add(sort.asText()));
            }
        }
        return sorts;
    }

    private static String complaint(Operation operation, Answer answer) {
        // A position nobody reached yet may be asked for.
        if (answer.status() >= 500 && !answer.text("/code").equals("projection-behind")) {
            return "failed: " + answer.raw().body();
        }
        if (answer.raw().body().isEmpty() || isOnlyAPart(operation, answer)) {
            return "";
        }
        return document.complaint(
                operation, answer.status(), answer.header("Content-Type").orElse(""), answer.body());
    }

    // An export is no JSON document, and a caller who names fields gets these.
    private static boolean isOnlyAPart(Operation operation, Answer answer) {
        String query = answer.raw().request().uri().getRawQuery();
        return answer.status() == 200
                && (EXPORTS.contains(operation.path()) || query != null && query.contains("fields="));
    }

    private static Answer send(CrmClient crm, Operation operation, String body, Inputs inputs) {
        StringBuilder path = new StringBuilder(operation.path());
        for (JsonNode parameter : operation.parameters("path")) {
            String name = "{" + parameter.path("name").asText() + "}";
            int at = path.indexOf(name);
            path.replace(at, at + name.length(), encoded(inputs.parameter(parameter)));
        }
        String separator = "?";
        for (JsonNode parameter : operation.parameters("query")) {
            if (inputs.chance(0.4)) {
                path.append(separator)
                        .append(encoded(parameter.path("name").asText()))
                        .append('=')
                        .append(encoded(inputs.parameter(parameter)));
                separator = "&";
            }
        }
        Map<String, String> headers = new HashMap<>();
        if (inputs.chance(0.6)) {
            headers.put("If-Match", "\"" + inputs.pick(List.of("1", "2", "3", "x", "99999999999999999999")) + "\"");
        }
        for (String header : ODD_HEADERS) {
            if (inputs.chance(0.05)) {
                headers.put(header, inputs.header());
            }
        }
        // A question about a position nobody reached yet need not wait for it.
        headers.put("Prefer", "wait=0");
        return crm.send(operation.method(), path.toString(), body, headers);
    }

    private static String body(Inputs inputs, JsonNode schema) {
        if (schema.isMissingNode()) {
            return null;
        }
        String whole = inputs.document(schema).toString();
        return inputs.chance(0.03) ? whole.substring(0, whole.length() / 2) : whole;
    }

    private static String encoded(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        return encoded.isEmpty() ? "%20" : encoded;
    }

    private static CrmClient somebodyElse() {
        newUser("claire@exemple.fr", "admin");
        return stranger.loggedIn("claire@exemple.fr", RunningCrm.ADMIN_PASSWORD);
    }

    private static String newUser(String email, String role) {
        Map<String, Object> user = new HashMap<>(
                Map.of("firstName", "Claire", "lastName", "Martin", "email", email, "role", role, "team", "denis"));
        user.put("password", RunningCrm.ADMIN_PASSWORD);
        user.put("assignedPlatforms", List.of("meta"));
        return crm.post("/api/users", user).expect(201).text("/id");
    }

    private static String lead(String artist) {
        Map<String, String> person =
                Map.of("firstName", "Zoé", "lastName", "Lune", "email", "lune" + artist.length() + "@exemple.fr");
        return crm.post("/api/leads", Map.of("personalInfo", person, "artistInfo", Map.of("name", artist)))
                .expect(201)
                .text("/id");
    }

    private static String campaign(String name) {
        return crm.post("/api/campaigns", Map.of("name", name, "type", "branding"))
                .expect(201)
                .text("/id");
    }
}
