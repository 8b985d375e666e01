package com.mdmc.crm.e2e.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.StoppedClock;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mdmc.crm.standalone.StandaloneServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A website's form lets in what a person sends, once, and nothing else. {@code -Dcrm.intake.honest=1000} for the full
 * size. A house of its own, because everybody here comes from the same address.
 */
@ExtendWith(StoppedClock.class)
class WebsiteIntakeTest {
    private static final String SITE = "https://www.intake.example";
    private static final int HONEST = Integer.getInteger("crm.intake.honest", 120);
    private static final int AT_ONCE = 8;

    private static StandaloneServer server;
    private static CrmClient admin;
    private static CrmClient visitor;
    private static String retired;

    @BeforeAll
    static void start(@TempDir Path data) {
        Map<String, String> settings = new HashMap<>(RunningCrm.settings(data));
        settings.put("crm.limits.intake-by-address", "30");
        settings.put("CRM_CORS_ORIGINS", "https://app.intake.example");
        server = RunningCrm.start(settings);
        visitor = RunningCrm.stranger(server);
        admin = RunningCrm.admin(server);
        retired = Form.opened("Jamais servi", Map.of()).key;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aRequestBecomesALeadWithItsSourceMessageAndConsent() {
        rest();
        Form form = Form.opened("Contact", Map.of("priority", "high", "tags", List.of("site")));
        Map<String, Object> request = form.request("zoe@intake.example");
        request.put("message", "Mon EP sort en mars.");
        request.put("consent", true);
        request.putAll(Map.of("utm_source", "google", "utm_medium", "cpc", "utm_campaign", "automne"));

        Answer answer = form.post(request).expect(202);

        assertThat(answer.raw().body()).isEqualTo("{\"received\":true}");
        JsonNode lead = only("zoe@intake.example");
        assertThat(lead.at("/source/channel").asText()).isEqualTo("website");
        assertThat(lead.at("/source/formType").asText()).isEqualTo("Contact");
        assertThat(lead.at("/source/medium").asText()).isEqualTo("google / cpc");
        assertThat(lead.at("/source/campaign").asText()).isEqualTo("automne");
        assertThat(lead.at("/source/referrer").asText()).isEqualTo(SITE + "/contact");
        assertThat(lead.at("/source/ip").asText()).isEqualTo("127.0.0.1");
        assertThat(lead.at("/source/userAgent").asText()).startsWith("Java-http-client");
        assertThat(lead.at("/pipeline/priority").asText()).isEqualTo("high");
        assertThat(lead.at("/pipeline/tags/0").asText()).isEqualTo("site");
        assertThat(lead.at("/personalInfo/phone").asText()).isEqualTo("+33612345678");
        assertThat(notes(lead)).containsExactly("Mon EP sort en mars.");
        assertThat(lead.toString()).contains("\"purpose\":\"contact\"").contains("\"granted\":true");
    }

    @Test
    void aPlainHtmlFormIsTakenAsWell() {
        rest();
        Form form = Form.opened("Formulaire simple", Map.of());
        String ticket = form.ticket();
        wait(4);
        String fields = encoded(
                "ticket", ticket,
                "homepage", "",
                "personalInfo.firstName", "Éloïse",
                "personalInfo.lastName", "Œuvrard",
                "personalInfo.email", "eloise@intake.example",
                "personalInfo.phone", "",
                "artistInfo.name", "Les Œufs",
                "artistInfo.genre", "pop",
                "artistInfo.genre", "rap",
                "businessInfo.budget.amount", "1500",
                "businessInfo.platforms", "meta",
                "message", "Bonjour,\r\nà bientôt",
                "consent", "true");

        form.send(fields, "application/x-www-form-urlencoded", SITE).expect(202);

        JsonNode lead = only("eloise@intake.example");
        assertThat(lead.at("/artistInfo/genre").toString()).isEqualTo("[\"pop\",\"rap\"]");
        assertThat(lead.at("/businessInfo/budget/amount").decimalValue()).isEqualByComparingTo("1500");
        assertThat(lead.at("/businessInfo/platforms/0").asText()).isEqualTo("meta");
        assertThat(notes(lead)).containsExactly("Bonjour,\nà bientôt");
    }

    @Test
    void aKnownAddressGetsTheSameAnswerAndTheRequestStandsOnItsLead() {
        rest();
        Form form = Form.opened("Rappel", Map.of());
        form.post(form.request("connu@intake.example")).expect(202);
        String lead = only("connu@intake.example").at("/id").asText();
        Map<String, Object> again = form.request("Connu@Intake.example");
        again.put("message", "Toujours là ?");
        again.put("businessInfo", Map.of("budget", Map.of("amount", 900), "goals", List.of("Plus d'écoutes")));

        Answer known = form.post(again).expect(202);
        Answer unknown = form.post(form.request("inconnu@intake.example")).expect(202);

        assertThat(known.raw().body()).isEqualTo(unknown.raw().body());
        assertThat(headers(known)).isEqualTo(headers(unknown));
        JsonNode after = only("connu@intake.example");
        assertThat(after.at("/id").asText()).isEqualTo(lead);
        assertThat(notes(after)).hasSize(2);
        assertThat(String.join("\n", notes(after)))
                .contains("Nouvelle demande par le formulaire « Rappel »", "Budget : 900 EUR", "Plus d'écoutes")
                .contains("Toujours là ?");
    }

    @Test
    void mistakesAreNamedTheSameForEverybodyAndTheTicketStaysGood() {
        rest();
        Form form = Form.opened("Fautes", Map.of());
        Map<String, Object> request = form.request("faute@intake.example");
        Map<String, Object> wrong = new HashMap<>(request);
        wrong.put("personalInfo", Map.of("firstName", "Z", "lastName", "Lune", "email", "faute@intake.example"));

        Answer refused = form.post(wrong).expect(400);

        assertThat(refused.text("/errors/0/field")).isEqualTo("personalInfo.firstName");
        form.post(request).expect(202);
        only("faute@intake.example");
        wrong.put("ticket", form.ticket());
        wait(4);
        Answer ofKnown = form.post(wrong).expect(400);
        assertThat(ofKnown.body().get("errors")).isEqualTo(refused.body().get("errors"));
    }

    @Test
    void pagesOfTheFormsOriginsMayCallAndNoOthers() {
        rest();
        Form form = Form.opened("Origines", Map.of());
        Answer allowed = preflight(form, SITE).expect(200);
        assertThat(allowed.header("Access-Control-Allow-Origin")).contains(SITE);
        assertThat(allowed.header("Access-Control-Allow-Credentials")).isEmpty();
        preflight(form, "https://www.other.example").expect(403);
        preflight(form, "https://app.intake.example").expect(403);
        assertThat(form.send("{}", "application/json", "https://app.intake.example")
                        .status())
                .isEqualTo(400);
        Answer ticket = visitor.send("POST", form.path + "/ticket", null, Map.of("Origin", SITE))
                .expect(200);
        assertThat(ticket.header("Access-Control-Allow-Origin")).contains(SITE);
        visitor.send("POST", form.path + "/ticket", null, Map.of()).expect(403);
    }

    @Test
    void aRetiredFormTakesNothingInFromThatMomentOn() {
        rest();
        Form form = Form.opened("Ancien", Map.of());
        Map<String, Object> request = form.request("tard@intake.example");
        admin.delete("/api/forms/" + form.key).expect(200);

        form.post(request).expect(404);
        visitor.send("POST", form.path + "/ticket", null, Map.of("Origin", SITE))
                .expect(404);

        assertThat(found("tard@intake.example")).isEmpty();
        for (JsonNode each : admin.get("/api/forms").expect(200).body().get("items")) {
            if (each.get("key").asText().equals(form.key)) {
                assertThat(each.get("retiredAt").isTextual()).isTrue();
                return;
            }
        }
        throw new AssertionError("the retired form is not listed");
    }

    @Test
    void aTicketThatIsTooOldIsToBeReplaced() {
        rest();
        Form form = Form.opened("Lenteur", Map.of());
        Map<String, Object> request = form.request("lent@intake.example");
        wait(7_200);
        assertThat(form.post(request).expect(409).text("/code")).isEqualTo("intake-ticket-expired");
        request.put("ticket", form.ticket());
        wait(4);
        form.post(request).expect(202);
        only("lent@intake.example");
    }

    /** Two hundred of each kind that a person would not send; none is in, and the audit says what was dropped. */
    @Test
    void nothingForgedReplayedFloodedBaitedForeignOrHurriedIsIn() {
        Form form = Form.opened("Assiégé", Map.of());
        Form another = Form.opened("Voisin", Map.of());
        for (int n = 0; n < 200; n++) {
            if (n % 5 == 0) {
                rest();
            }
            String email = "spam" + n + "@intake.example";
            switch (n % 5) {
                case 0 -> {
                    Map<String, Object> forged = form.request(email);
                    forged.put("ticket", n % 2 == 0 ? another.ticket() : "1." + forged.get("ticket"));
                    wait(4);
                    form.post(forged).expect(202);
                }
                case 1 -> {
                    Map<String, Object> baited = form.request(email);
                    baited.put("homepage", "https://spam.example");
                    form.post(baited).expect(202);
                }
                case 2 -> {
                    Map<String, Object> hurried = form.request(email);
                    hurried.put("ticket", form.ticket());
                    form.post(hurried).expect(202);
                }
                case 3 -> {
                    Map<String, Object> foreign = form.request(email);
                    form.send(foreign, "application/json", "https://spam.example")
                            .expect(403);
                }
                default -> {
                    Map<String, Object> replayed = form.request("original" + n + "@intake.example");
                    form.post(replayed).expect(202);
                    replayed.put("personalInfo", person(email));
                    form.post(replayed).expect(202);
                }
            }
        }
        rest();
        int let = 0;
        for (int n = 0; n < 60; n++) {
            Answer answer = form.post(form.withTicket("1.2.3", "flood" + n + "@intake.example"));
            let += answer.status() == 202 ? 1 : 0;
            assertThat(answer.status()).isIn(202, 429);
        }

        assertThat(let).isEqualTo(30);
        Set<String> in = emails();
        assertThat(in).noneMatch(email -> email.startsWith("spam") || email.startsWith("flood"));
        assertThat(in.stream().filter(email -> email.startsWith("original"))).hasSize(40);
        String audit = admin.get("/api/audit?limit=200&action=submit-intake-form")
                .expect(200)
                .body()
                .toString();
        assertThat(List.of("wrong-origin", "honeypot", "forged-ticket", "too-fast", "replayed", "flood"))
                .allMatch(audit::contains);
    }

    /** Each is in once, though some are sent again, at once or later, and some by persons the CRM knows. */
    @Test
    void everythingHonestIsInOnce() throws Exception {
        Random random = new Random(20261130);
        Form form = Form.opened("Honnêtes", Map.of());
        ExecutorService visitors = Executors.newFixedThreadPool(AT_ONCE);
        Map<String, Integer> sent = new HashMap<>();
        int number = 0;
        while (number < HONEST) {
            rest();
            List<Map<String, Object>> batch = new ArrayList<>();
            for (int each = 0; each < 10 && number < HONEST; each++, number++) {
                String email =
                        "honnete" + (random.nextInt(10) == 0 ? random.nextInt(number + 1) : number) + "@intake.example";
                Map<String, Object> request = form.withTicket(form.ticket(), email);
                request.put("message", "demande " + number);
                batch.add(request);
                sent.merge(email, 1, Integer::sum);
            }
            wait(4);
            List<Future<Answer>> answers = new ArrayList<>();
            for (Map<String, Object> request : batch) {
                for (int times = random.nextInt(4) == 0 ? 2 : 1; times > 0; times--) {
                    answers.add(visitors.submit(() -> form.post(request)));
                }
            }
            for (Future<Answer> answer : answers) {
                answer.get().expect(202);
            }
            form.post(batch.get(0)).expect(202);
        }
        visitors.shutdown();

        Map<String, List<String>> messages = messages("honnete");
        assertThat(messages.keySet()).isEqualTo(sent.keySet());
        assertThat(messages.values().stream().flatMap(List::stream).sorted().toList())
                .isEqualTo(IntStream.range(0, HONEST)
                        .mapToObj(n -> "demande " + n)
                        .sorted()
                        .toList());
        sent.forEach((email, times) -> assertThat(messages.get(email)).hasSize(times));
    }

    /** A form of the house. */
    private record Form(String key, String path) {

        static Form opened(String name, Map<String, ?> defaults) {
            Answer opened = admin.post(
                            "/api/forms", Map.of("name", name, "origins", List.of(SITE), "defaults", defaults))
                    .expect(201);
            return new Form(opened.text("/key"), "/api/intake/" + opened.text("/key"));
        }

        String ticket() {
            return visitor.send("POST", path + "/ticket", null, Map.of("Origin", SITE))
                    .expect(200)
                    .text("/ticket");
        }

        /** A request that was filled in for a while. */
        Map<String, Object> request(String email) {
            Map<String, Object> request = withTicket(ticket(), email);
            WebsiteIntakeTest.wait(4);
            return request;
        }

        Map<String, Object> withTicket(String ticket, String email) {
            return new HashMap<>(Map.of(
                    "ticket", ticket, "personalInfo", person(email), "artistInfo", Map.of("name", "Les Marées")));
        }

        Answer post(Map<String, Object> request) {
            return send(request, "application/json", SITE);
        }

        Answer send(Object body, String type, String origin) {
            return visitor.send(
                    "POST", path, body, Map.of("Content-Type", type, "Origin", origin, "Referer", SITE + "/contact"));
        }
    }

    private static Map<String, Object> person(String email) {
        return Map.of("firstName", "Zoé", "lastName", "Lune", "email", email, "phone", "06 12 34 56 78");
    }

    private static Answer preflight(Form form, String origin) {
        return visitor.send(
                "OPTIONS",
                form.path,
                null,
                Map.of(
                        "Origin", origin,
                        "Access-Control-Request-Method", "POST",
                        "Access-Control-Request-Headers", "content-type"));
    }

    private static String encoded(String... namesAndValues) {
        return IntStream.range(0, namesAndValues.length / 2)
                .mapToObj(field -> namesAndValues[2 * field] + "="
                        + URLEncoder.encode(namesAndValues[2 * field + 1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static void wait(int seconds) {
        RunningCrm.clock().forward(Duration.ofSeconds(seconds));
    }

    // Long enough for the address and the forms to be let in again.
    private static void rest() {
        wait(300);
        admin = RunningCrm.admin(server);
    }

    private static Set<String> headers(Answer answer) {
        Set<String> names = new TreeSet<>(answer.raw().headers().map().keySet());
        names.add("length " + answer.raw().body().length());
        return names;
    }

    private static JsonNode only(String email) {
        List<JsonNode> found = found(email);
        assertThat(found).hasSize(1);
        return admin.get("/api/leads/" + found.get(0).get("id").asText())
                .expect(200)
                .body();
    }

    private static List<JsonNode> found(String email) {
        return leads().stream()
                .filter(lead -> lead.at("/personalInfo/email").asText().equals(email))
                .toList();
    }

    private static Set<String> emails() {
        return leads().stream()
                .map(lead -> lead.at("/personalInfo/email").asText())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Map<String, List<String>> messages(String prefix) {
        Map<String, List<String>> messages = new HashMap<>();
        for (JsonNode lead : leads()) {
            String email = lead.at("/personalInfo/email").asText();
            if (email.startsWith(prefix)) {
                JsonNode whole = admin.get("/api/leads/" + lead.get("id").asText())
                        .expect(200)
                        .body();
                assertThat(messages.put(
                                email,
                                notes(whole).stream()
                                        .filter(note -> note.startsWith("demande"))
                                        .toList()))
                        .isNull();
            }
        }
        return messages;
    }

    private static List<JsonNode> leads() {
        List<JsonNode> leads = new ArrayList<>();
        // Changes nothing, and is answered with all that was written before.
        admin.delete("/api/forms/" + retired).expect(200);
        String cursor = "";
        while (cursor != null) {
            JsonNode page =
                    admin.get("/api/leads?limit=200" + cursor).expect(200).body();
            page.get("items").forEach(leads::add);
            JsonNode next = page.at("/page/next");
            cursor = next.isTextual() ? "&cursor=" + next.asText() : null;
        }
        return leads;
    }

    private static List<String> notes(JsonNode lead) {
        List<String> notes = new ArrayList<>();
        lead.findValues("notes")
                .forEach(list ->
                        list.forEach(note -> notes.add(note.get("content").asText())));
        return notes;
    }
}
