package com.mdmc.crm.standalone.cli.kpis;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Table of what an import would do: days per campaign, and sums before and after. */
final class ImportTable {
    private static final List<String> SUMMED = List.of("spend", "impressions", "views", "clicks", "conversions");

    private final Map<String, Line> campaigns = new LinkedHashMap<>();

    /** What would become of the days of one campaign. */
    private static final class Line {
        private final Map<String, Integer> days = new TreeMap<>();
        private final Map<String, BigDecimal> before = new LinkedHashMap<>();
        private final Map<String, BigDecimal> after = new LinkedHashMap<>();
    }

    void refused(String campaign) {
        line(campaign).days.merge("rejected", 1, Integer::sum);
    }

    void answered(String campaign, JsonNode result) {
        Line line = line(campaign);
        line.days.merge(result.path("status").asText("rejected"), 1, Integer::sum);
        add(line.before, result.path("before"));
        add(
                line.after,
                result.path("status").asText().equals("unchanged") ? result.path("before") : result.path("after"));
    }

    private Line line(String campaign) {
        return campaigns.computeIfAbsent(campaign, unseen -> new Line());
    }

    private static void add(Map<String, BigDecimal> sums, JsonNode kpis) {
        String currency = kpis.path("currency").asText("");
        for (String metric : SUMMED) {
            if (kpis.path(metric).isNumber() || kpis.path(metric).isTextual()) {
                String name = metric.equals("spend") ? "spend " + currency : metric;
                sums.merge(name, new BigDecimal(kpis.path(metric).asText()), BigDecimal::add);
            }
        }
    }

    void print(PrintWriter out) {
        campaigns.forEach((campaign, line) -> {
            out.printf(
                    "%s: %d new, %d changed, %d unchanged, %d refused%n",
                    campaign,
                    line.days.getOrDefault("recorded", 0),
                    line.days.getOrDefault("restated", 0),
                    line.days.getOrDefault("unchanged", 0),
                    line.days.getOrDefault("rejected", 0));
            line.after.forEach((metric, sum) -> out.printf(
                    "  %-14s %s -> %s%n",
                    metric, line.before.getOrDefault(metric, BigDecimal.ZERO).toPlainString(), sum.toPlainString()));
        });
        out.flush();
    }
}
