package com.mdmc.crm.e2e.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Random orders, good and bad: each has exactly one entry, and the fields that an entry says have changed are those in
 * which the lead differs before and after, by a comparison of its own. {@code -Daudit.orders=5000} for the full run.
 */
class RandomCommandsAreAuditedOnceTest {
    private static final int ORDERS = Integer.getInteger("audit.orders", 150);
    private static final int LEADS = Integer.getInteger("audit.leads", 10);
    private static final long SEED = Long.getLong("crm.seed", 1);

    /** They follow from the clock or count every change. */
    private static final Set<String> MOVING = Set.of("version", "position", "updatedAt");

    private final CrmClient admin = RunningCrm.shared().admin();
    private final Random random = new Random(SEED);

    @Test
    void hasOneEntryThatSaysWhatChanged() {
        System.out.println("crm.seed=" + SEED + " audit.orders=" + ORDERS);
        List<String> leads = new ArrayList<>();
        Map<String, JsonNode> states = new HashMap<>();
        for (int i = 0; i < LEADS; i++) {
            Answer captured = captured();
            leads.add(captured.text("/id"));
            states.put(captured.text("/id"), state(captured.text("/id"), captured));
        }
        int refused = 0;
        for (int i = 0; i < ORDERS; i++) {
            String lead = leads.get(random.nextInt(LEADS));
            Answer answer = order(lead);
            refused += answer.status() >= 400 ? 1 : 0;
            check(lead, answer, states);
        }
        assertThat(refused).isPositive().isLessThan(ORDERS);
    }

    private void check(String lead, Answer answer, Map<String, JsonNode> states) {
        boolean accepted = answer.status() < 400;
        JsonNode before = states.get(lead);
        JsonNode after = accepted ? state(lead, answer) : before;
        states.put(lead, after);
        Set<String> changed = new TreeSet<>();
        compare("", before, after, changed);
        if (accepted && before.get("position").equals(after.get("position"))) {
            // An order that changed nothing left nothing to record.
            assertThat(changed).isEmpty();
            return;
        }
        JsonNode entry = onlyEntry(answer);
        assertThat(entry.at("/resourceId").asText()).isEqualTo(lead);
        assertThat(entry.at("/metadata/success").asBoolean()).isEqualTo(accepted);
        if (!accepted) {
            assertThat(entry.at("/metadata/errorCode").asText()).isEqualTo(answer.text("/code"));
        }
        assertThat(texts(entry.at("/details/changes")))
                .as("changes of %s at %s", entry.at("/action"), entry.at("/position"))
                .isEqualTo(changed);
    }

    private JsonNode onlyEntry(Answer answer) {
        String path = "/api/audit?correlationId=" + answer.header("X-Trace-Id").orElseThrow();
        List<JsonNode> entries = Eventually.that(() -> entriesOfUsers(path), found -> !found.isEmpty());
        assertThat(entries).as(answer.raw().body()).hasSize(1);
        return entries.get(0);
    }

    // What policies make of a command has entries of its own, under no user.
    private List<JsonNode> entriesOfUsers(String path) {
        List<JsonNode> entries = new ArrayList<>();
        admin.get(path).expect(200).body().get("items").forEach(entries::add);
        entries.removeIf(item -> item.at("/userId").asText().startsWith("system:"));
        return entries;
    }

    private Answer order(String lead) {
        String path = "/api/leads/" + lead;
        return switch (random.nextInt(9)) {
            case 0, 1 ->
                admin.post(
                        path + "/stage",
                        Map.of(
                                "stage",
                                pick("contacted", "qualified", "proposal", "new", "closed"),
                                "reason",
                                "suite"));
            case 2 -> put(path + "/priority", Map.of("priority", pick("low", "high", "urgent")));
            case 3 -> put(path + "/tags", Map.of("tags", List.of("t" + random.nextInt(4))));
            case 4 -> put(path + "/probability", Map.of("probability", random.nextInt(140)));
            case 5 -> put(path + "/score", Map.of("score", random.nextInt(120), "reason", "avis"));
            case 6 -> admin.post(path + "/loss", random.nextBoolean() ? Map.of("reason", "budget") : Map.of());
            case 7 -> admin.post(path + "/reopening", Map.of("reason", "rappel"));
            default ->
                put(
                        path + "/artist-info",
                        Map.of("name", "Lune " + random.nextInt(5), "label", "L" + random.nextInt(3)));
        };
    }

    private Answer put(String path, Map<String, ?> body) {
        long version = admin.get(path.substring(0, path.lastIndexOf('/')))
                .body()
                .get("version")
                .asLong();
        return admin.put(path, body, version);
    }

    private String pick(String... values) {
        return values[random.nextInt(values.length)];
    }

    // What the caller may do next is no state of the lead's.
    private JsonNode state(String lead, Answer after) {
        ObjectNode state =
                (ObjectNode) admin.get("/api/leads/" + lead, after).expect(200).body();
        state.remove("allowedActions");
        return state;
    }

    private Answer captured() {
        return admin.post(
                        "/api/leads",
                        Map.of(
                                "personalInfo",
                                Map.of(
                                        "firstName",
                                        "Zoé",
                                        "lastName",
                                        "Lune",
                                        "email",
                                        "ordre" + UUID.randomUUID() + "@exemple.fr"),
                                "artistInfo",
                                Map.of("name", "Lune")))
                .expect(201);
    }

    /** The paths of the leaves in which two documents differ; a list is one leaf, absent and null are alike. */
    private static void compare(String path, JsonNode before, JsonNode after, Set<String> changed) {
        boolean none = isNothing(before);
        if (none && isNothing(after)) {
            return;
        }
        boolean objects = (none || before.isObject()) && (isNothing(after) || after.isObject());
        if (!objects) {
            if (none || isNothing(after) || !before.equals(after)) {
                changed.add(path);
            }
            return;
        }
        Set<String> names = new TreeSet<>();
        if (!none) {
            before.fieldNames().forEachRemaining(names::add);
        }
        if (!isNothing(after)) {
            after.fieldNames().forEachRemaining(names::add);
        }
        names.removeIf(name -> path.isEmpty() && MOVING.contains(name));
        names.forEach(name -> compare(
                path.isEmpty() ? name : path + "." + name,
                none ? null : before.get(name),
                isNothing(after) ? null : after.get(name),
                changed));
    }

    private static boolean isNothing(JsonNode node) {
        return node == null || node.isNull() || node.isMissingNode();
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
