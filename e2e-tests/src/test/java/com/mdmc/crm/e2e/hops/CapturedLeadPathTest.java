package com.mdmc.crm.e2e.hops;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.Eventually;
import com.mdmc.crm.e2e.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Execution trace of a captured lead, from POST to GET: the product's own classes that run for it, leg by leg. The
 * limits only go down: a class more on this path is a class more that every reader of it must know. The list itself is
 * written to {@code target/captured-lead-path.txt}.
 */
class CapturedLeadPathTest {
    private static final int MOST_UNTIL_DURABLE = 65;
    private static final int MOST_UNTIL_READ = 104;

    /** A leg begins with the first execution of one of these. */
    private static final Map<String, String> FIRST_OF_LEG = Map.of(
            "Commands", "bus",
            "Lead", "decide",
            "LedgerEventStore", "append",
            "CommandAnswers", "answer");

    private final CrmClient crm = RunningCrm.shared().admin();

    @Test
    void aCapturedLeadGoesThroughFewClasses() throws IOException {
        Map<String, Set<String>> legs = new LinkedHashMap<>();
        try (ExecutedClasses executed = ExecutedClasses.record()) {
            // The first request also loads keys and fills caches.
            read(captured());
            executed.clear();
            Answer captured = captured();
            byLeg(ofRequest(executed), legs);
            legs.put("tail", classesOf(executed, "ledger-tail"));
            read(captured);
            legs.put("project", classesOf(executed, "WorkPackage[leads]"));
            executed.clear();
            read(captured);
            legs.put("read", new LinkedHashSet<>(ofRequest(executed)));
        }
        Files.writeString(Path.of("target", "captured-lead-path.txt"), listing(legs));
        assertThat(distinct(legs, "edge", "bus", "decide", "append", "answer"))
                .as("classes with behaviour until the lead is durable")
                .hasSizeLessThanOrEqualTo(MOST_UNTIL_DURABLE);
        assertThat(distinct(legs, legs.keySet().toArray(String[]::new)))
                .as("classes with behaviour until the lead is read")
                .hasSizeLessThanOrEqualTo(MOST_UNTIL_READ);
    }

    private Answer captured() {
        String email = UUID.randomUUID() + "@exemple.fr";
        Map<String, Object> person = Map.of("firstName", "Zoé", "lastName", "Lune", "email", email);
        return crm.post("/api/leads", Map.of("personalInfo", person, "artistInfo", Map.of("name", "Zoé")))
                .expect(201);
    }

    private void read(Answer captured) {
        // Instrumentation has all code compiled anew, so that views may be late at first.
        Eventually.found(() -> crm.get("/api/leads/" + captured.text("/id"), captured));
    }

    private static List<String> ofRequest(ExecutedClasses executed) {
        return new ArrayList<>(classesOf(executed, "http-nio"));
    }

    /** Waits for them: a thread beside the request may be slower than its answer. */
    private static Set<String> classesOf(ExecutedClasses executed, String thread) {
        return Eventually.that(
                () -> {
                    Set<String> names = new LinkedHashSet<>();
                    executed.byThread().forEach((name, classes) -> {
                        if (name.startsWith(thread)) {
                            names.addAll(classes);
                        }
                    });
                    return names;
                },
                names -> !names.isEmpty());
    }

    private static void byLeg(List<String> classes, Map<String, Set<String>> legs) {
        String leg = "edge";
        for (String name : classes) {
            leg = FIRST_OF_LEG.getOrDefault(name.substring(name.lastIndexOf('.') + 1), leg);
            legs.computeIfAbsent(leg, first -> new LinkedHashSet<>()).add(name);
        }
    }

    private static Set<String> distinct(Map<String, Set<String>> legs, String... chosen) {
        Set<String> distinct = new LinkedHashSet<>();
        for (String leg : chosen) {
            legs.get(leg).stream().filter(name -> !isData(name)).forEach(distinct::add);
        }
        return distinct;
    }

    /** Values that are handed on, of which nobody asks where they lead. */
    private static boolean isData(String name) {
        try {
            Class<?> type = Class.forName(name, false, CapturedLeadPathTest.class.getClassLoader());
            return type.isRecord()
                    || type.isEnum()
                    || type.isInterface()
                    || Throwable.class.isAssignableFrom(type)
                    || name.startsWith("com.mdmc.crm.domain.");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String listing(Map<String, Set<String>> legs) {
        StringBuilder listing = new StringBuilder();
        legs.forEach((leg, names) -> {
            long data = names.stream().filter(CapturedLeadPathTest::isData).count();
            listing.append("%s: %d, and %d of data%n".formatted(leg, names.size() - data, data));
            names.forEach(name -> listing.append("    ")
                    .append(name)
                    .append(isData(name) ? " (data)" : "")
                    .append('\n'));
        });
        return listing.toString();
    }
}
