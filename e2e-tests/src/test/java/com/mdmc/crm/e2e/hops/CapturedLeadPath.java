package com.mdmc.crm.e2e.hops;

import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Traces a captured lead, from POST to GET, in a program of its own: instrumented code is compiled anew. */
final class CapturedLeadPath {
    /** A leg begins with the first execution of one of these. */
    private static final Map<String, String> FIRST_OF_LEG = Map.of(
            "Commands", "bus",
            "Lead", "decide",
            "LedgerEventStore", "append",
            "CommandAnswers", "answer");

    /** What the other views of the lead's processor consist of. */
    private static final List<String> OTHER_VIEWS = List.of(
            "query.audit.",
            "query.user.",
            "query.campaign.",
            "query.resource.",
            "query.lead.search.LeadSearchTokens",
            "query.list.SearchWords",
            "query.text.SearchText",
            "query.lead.view.ProgressRows",
            "platform.privacy.BlindIndex");

    private final CrmClient crm = RunningCrm.shared().admin();
    private final Map<String, Set<String>> legs = new LinkedHashMap<>();

    private CapturedLeadPath() {}

    /** Writes a line for each class of each leg to the file named. */
    public static void main(String[] arguments) throws IOException {
        CapturedLeadPath path = new CapturedLeadPath();
        path.trace();
        StringBuilder lines = new StringBuilder();
        path.legs.forEach((leg, names) ->
                names.forEach(name -> lines.append(leg).append(' ').append(name).append('\n')));
        Files.writeString(Path.of(arguments[0]), lines);
        System.exit(0);
    }

    private void trace() {
        try (ExecutedClasses executed = ExecutedClasses.record()) {
            // The first request also loads keys and fills caches.
            read(captured());
            executed.clear();
            Answer captured = captured();
            addLegsOfCommand(executedBy("http-nio", executed));
            legs.put("tail", executedBy("ledger-tail", executed));
            read(captured);
            legs.put("project", executedBy("WorkPackage[query_views]", executed));
            legs.get("project").removeIf(CapturedLeadPath::isOfAnotherView);
            executed.clear();
            read(captured);
            legs.put("read", executedBy("http-nio", executed));
        }
    }

    private static boolean isOfAnotherView(String name) {
        return OTHER_VIEWS.stream().anyMatch(other -> name.startsWith("com.mdmc.crm." + other));
    }

    private Answer captured() {
        String email = UUID.randomUUID() + "@exemple.fr";
        Map<String, Object> person = Map.of("firstName", "Zoé", "lastName", "Lune", "email", email);
        return crm.post("/api/leads", Map.of("personalInfo", person, "artistInfo", Map.of("name", "Zoé")))
                .expect(201);
    }

    private void read(Answer captured) {
        Eventually.found(() -> crm.get("/api/leads/" + captured.text("/id"), captured));
    }

    /** Waits for them: a thread beside the request may be slower than its answer. */
    private static Set<String> executedBy(String thread, ExecutedClasses executed) {
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

    private void addLegsOfCommand(Set<String> classes) {
        String leg = "edge";
        for (String name : classes) {
            leg = FIRST_OF_LEG.getOrDefault(name.substring(name.lastIndexOf('.') + 1), leg);
            legs.computeIfAbsent(leg, first -> new LinkedHashSet<>()).add(name);
        }
    }
}
