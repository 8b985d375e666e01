package com.mdmc.crm.standalone.cli.kpis;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.standalone.cli.kpis.ReportFile.Line;
import java.io.PrintWriter;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Counts what became of the lines of an import and names every line that was not taken in. */
final class Tally {
    private static final String REJECTED = "rejected";

    private final PrintWriter err;
    private final Map<String, Integer> counts = new TreeMap<>();
    private int skipped;

    Tally(PrintWriter err) {
        this.err = err;
    }

    /** Counts the lines an earlier run dealt with; {@code rejected} of them were refused. */
    void before(long lines, int rejected) {
        skipped += (int) lines;
        if (rejected > 0) {
            counts.merge(REJECTED, rejected, Integer::sum);
        }
    }

    void unreadable(Line line) {
        count(REJECTED);
        complain(line, line.error());
    }

    void answered(Line line, JsonNode result) {
        count(result.path("status").asText(REJECTED));
        JsonNode problem = result.path("problem");
        if (problem.isObject()) {
            complain(line, reason(problem));
        }
    }

    int rejected() {
        return counts.getOrDefault(REJECTED, 0);
    }

    String summary() {
        StringJoiner summary = new StringJoiner(", ");
        counts.forEach((status, count) -> summary.add(status + " " + count));
        if (skipped > 0) {
            summary.add("taken in before " + skipped);
        }
        return summary.length() == 0 ? "nothing to import" : summary.toString();
    }

    private void count(String status) {
        counts.merge(status, 1, Integer::sum);
    }

    private void complain(Line line, String reason) {
        err.println("line " + line.number() + ": " + reason);
        err.flush();
    }

    private static String reason(JsonNode problem) {
        StringJoiner reasons = new StringJoiner("; ");
        problem.path("errors")
                .forEach(error -> reasons.add(error.path("field").asText() + ": "
                        + error.path("message").asText()));
        return reasons.length() == 0 ? problem.path("detail").asText() : reasons.toString();
    }
}
