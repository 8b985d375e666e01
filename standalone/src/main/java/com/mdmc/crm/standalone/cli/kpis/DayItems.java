package com.mdmc.crm.standalone.cli.kpis;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.reports.ReportDay;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Days of a report as items of {@code PUT /api/campaigns/kpis}; what a column says nothing of is {@code null}.
 *
 * @param digest SHA-256 of the file
 */
record DayItems(Platform platform, Instant fetchedAt, String digest) {
    private static final ObjectMapper JSON = new ObjectMapper();

    ObjectNode item(String campaign, ReportDay day) {
        ObjectNode item = JSON.createObjectNode();
        day.metrics().forEach((path, value) -> put(item, List.of(path.split("\\.")), value));
        if (day.currency() != null) {
            item.put("currency", day.currency());
        }
        return item.put("campaignId", campaign)
                .put("platform", platform.wire())
                .put("date", day.date().toString())
                .put("lines", day.lines())
                .put("fetchedAt", fetchedAt.toString());
    }

    private static void put(ObjectNode into, List<String> path, BigDecimal number) {
        if (path.size() > 1) {
            put(into.withObjectProperty(path.get(0)), path.subList(1, path.size()), number);
        } else {
            into.put(path.get(0), number);
        }
    }
}
