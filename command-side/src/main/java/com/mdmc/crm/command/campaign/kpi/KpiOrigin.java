package com.mdmc.crm.command.campaign.kpi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.messaging.MetaData;

/**
 * Origin of a day's KPIs, kept in the metadata of the event so that every figure can be traced.
 *
 * @param metrics paths of the metrics a report has; {@code null} for a report of the whole day
 * @param importId the import that brought it; {@code null} if it did not come out of a file
 * @param digest SHA-256 of the file
 * @param lines numbers of the file's lines that were added up, as {@code 4,7-9}
 * @param reverses the import that is undone by it
 */
public record KpiOrigin(Set<String> metrics, String importId, String digest, String lines, String reverses) {
    static final KpiOrigin WHOLE_DAY = new KpiOrigin(null, null, null, null, null);
    private static final String METRICS = "metrics";
    private static final String IMPORT = "import";
    private static final String DIGEST = "file";
    private static final String LINES = "lines";
    private static final String REVERSES = "reverses";

    static KpiOrigin of(Map<String, ?> metadata) {
        String metrics = (String) metadata.get(METRICS);
        return new KpiOrigin(
                metrics == null ? null : Set.copyOf(List.of(metrics.split(","))),
                (String) metadata.get(IMPORT),
                (String) metadata.get(DIGEST),
                (String) metadata.get(LINES),
                (String) metadata.get(REVERSES));
    }

    static KpiOrigin reversal(String importId) {
        return new KpiOrigin(null, null, null, null, importId);
    }

    /** The same for fewer metrics. */
    KpiOrigin only(Set<String> some) {
        return metrics == null ? this : new KpiOrigin(some, importId, digest, lines, reverses);
    }

    boolean has(String path) {
        return metrics == null || metrics.contains(path);
    }

    MetaData metaData() {
        Map<String, Object> entries = new HashMap<>();
        put(
                entries,
                METRICS,
                metrics == null
                        ? null
                        : String.join(",", metrics.stream().sorted().toList()));
        put(entries, IMPORT, importId);
        put(entries, DIGEST, digest);
        put(entries, LINES, lines);
        put(entries, REVERSES, reverses);
        return MetaData.from(entries);
    }

    private static void put(Map<String, Object> entries, String name, String value) {
        if (value != null) {
            entries.put(name, value);
        }
    }
}
