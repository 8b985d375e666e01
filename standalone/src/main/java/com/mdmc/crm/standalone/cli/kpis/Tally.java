package com.mdmc.crm.standalone.cli.kpis;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Counts what became of the days of an import; says of each kind of problem how often and where it is met. */
final class Tally {
    private static final String REJECTED = "rejected";
    private static final int PLACES = 5;

    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, Problem> problems = new LinkedHashMap<>();
    private int skipped;

    private record Problem(int count, String places) {}

    /** Counts the days an earlier run dealt with; {@code rejected} of them were refused. */
    void before(long days, int rejected) {
        skipped += (int) days;
        if (rejected > 0) {
            counts.merge(REJECTED, rejected, Integer::sum);
        }
    }

    /** A day that is not taken, and why; {@code kind} is the same for problems of one kind. */
    void refused(String kind, String lines, String reason) {
        count(REJECTED);
        Problem before = problems.get(kind);
        String place = "line " + lines + ": " + reason;
        problems.put(
                kind,
                before == null
                        ? new Problem(1, place)
                        : new Problem(
                                before.count() + 1,
                                before.count() < PLACES ? before.places() + "\n  " + place : before.places()));
    }

    /** What the CRM said of a day. */
    void answered(String lines, JsonNode result) {
        JsonNode problem = result.path("problem");
        if (problem.isObject()) {
            String reason = reason(problem);
            refused(problem.path("code").asText() + reason, lines, reason);
        } else {
            count(result.path("status").asText(REJECTED));
        }
    }

    int rejected() {
        return counts.getOrDefault(REJECTED, 0);
    }

    /** Days that are on record as the file says. */
    int taken() {
        return skipped + counts.values().stream().mapToInt(each -> each).sum() - rejected();
    }

    String summary() {
        StringJoiner summary = new StringJoiner(", ");
        counts.forEach((status, count) -> summary.add(status + " " + count));
        if (skipped > 0) {
            summary.add("taken in before " + skipped);
        }
        return summary.length() == 0 ? "nothing to import" : summary.toString();
    }

    void complain(PrintWriter err) {
        problems.values().forEach(problem -> {
            err.println(problem.places());
            if (problem.count() > PLACES) {
                err.println("  and " + (problem.count() - PLACES) + " more");
            }
        });
        err.flush();
    }

    private void count(String status) {
        counts.merge(status, 1, Integer::sum);
    }

    private static String reason(JsonNode problem) {
        StringJoiner reasons = new StringJoiner("; ");
        problem.path("errors")
                .forEach(error -> reasons.add(error.path("field").asText() + ": "
                        + error.path("message").asText()));
        return reasons.length() == 0 ? problem.path("detail").asText() : reasons.toString();
    }
}
