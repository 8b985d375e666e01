package com.mdmc.crm.e2e.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every answer of every read route about planted persons and planted colleagues, now and then. */
final class AllAnswers {
    private static final String ASKED = "/read-routes.txt";

    private final CrmClient crm;
    private final Map<String, String> ids;
    private final Map<String, String> bodies = new LinkedHashMap<>();

    private AllAnswers(CrmClient crm, Map<String, String> ids) {
        this.crm = crm;
        this.ids = ids;
    }

    /** What is asked of one person and one colleague: every question that names one of them. */
    static AllAnswers about(CrmClient crm, Map<String, String> ids) {
        AllAnswers answers = new AllAnswers(crm, ids);
        questions().filter(AllAnswers::namesSomebody).forEach(answers::ask);
        return answers;
    }

    /**
     * What is asked of everybody at once.
     *
     * @param then the position at which everything was there
     * @param live what a listener is told who resumes from the beginning
     */
    static AllAnswers ofEverybody(CrmClient crm, long then, String live) {
        AllAnswers answers = new AllAnswers(crm, Map.of("then", Long.toString(then)));
        answers.bodies.put("live", live);
        questions().filter(question -> !namesSomebody(question)).forEach(answers::ask);
        return answers;
    }

    private static boolean namesSomebody(String question) {
        return question.replace("{then}", "").contains("{")
                || List.of("entries", "chains").contains(question);
    }

    private static Stream<String> questions() {
        return asked().values().stream().flatMap(List::stream);
    }

    /** Whether all read routes of the program are asked, and no others. */
    static void requireAllRoutes() {
        Set<String> routes = lines("/routes/query.txt").stream()
                .map(line -> line.replaceAll("\\s+\\S+$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(asked().keySet()).containsExactlyInAnyOrderElementsOf(routes);
    }

    private static Map<String, List<String>> asked() {
        return lines(ASKED).stream()
                .map(line -> line.split(" \\| "))
                .collect(Collectors.toMap(
                        parts -> parts[0],
                        parts -> List.of(parts[1].split(", ")),
                        (one, two) -> one,
                        LinkedHashMap::new));
    }

    private static List<String> lines(String resource) {
        try (InputStream in = AllAnswers.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void ask(String question) {
        switch (question) {
            case "live" -> {}
            case "entries" -> List.of("lead", "campaign", "user").forEach(this::entries);
            case "chains" -> List.of("lead", "campaign", "user").forEach(this::chain);
            case "letters" -> letters();
            case "feed" -> keep("/api/agenda.ics?token=" + openFeed(), "text/calendar");
            default -> {
                String[] parts = question.split(" ");
                keep(filled(parts[0]), parts.length > 1 ? parts[1] : "application/json");
            }
        }
    }

    private String filled(String template) {
        String path = template;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            path = path.replace("{" + id.getKey() + "}", id.getValue());
        }
        return path;
    }

    private void entries(String kind) {
        about(kind).forEach(entry -> keep("/api/audit/" + entry.get("id").asText(), "application/json"));
    }

    private void letters() {
        String path = "/api/operations/dead-letters";
        crm.get(path)
                .expect(200)
                .body()
                .get("items")
                .forEach(letter -> keep(path + "/" + letter.get("id").asText(), "application/json"));
    }

    private String openFeed() {
        return crm.post("/api/me/agenda-feed", Map.of()).expect(201).text("/token");
    }

    private void chain(String kind) {
        JsonNode entries = about(kind);
        keep("/api/audit/" + entries.get(0).get("id").asText() + "/chain", "application/json");
    }

    private JsonNode about(String kind) {
        return crm.get("/api/audit?limit=200&resourceId=" + ids.get(kind))
                .expect(200)
                .body()
                .get("items");
    }

    private void keep(String path, String mediaType) {
        Answer answer = mediaType.equals("application/json")
                ? crm.get(path)
                : crm.send("GET", path, null, Map.of("Accept", mediaType));
        // What is not there answers so; a certificate is there only after the erasure.
        assertThat(answer.status())
                .as("%s: %s", path, answer.raw().body())
                .isIn(200, path.contains("erasure-certificate") ? 404 : 200, path.contains("/timeline") ? 308 : 200);
        bodies.put(path + " " + mediaType, answer.raw().body());
    }

    void forEach(BiConsumer<String, String> reader) {
        bodies.forEach(reader);
    }
}
