package com.mdmc.crm.command.campaign.kpi;

import com.mdmc.crm.domain.campaign.kpi.Kpis;
import com.mdmc.crm.domain.campaign.kpi.PlatformCampaignKpis;
import java.time.Instant;
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
 * @param reverses the imports that are undone by it
 */
public record KpiOrigin(Set<String> metrics, String importId, String digest, String lines, Set<String> reverses) {
    static final KpiOrigin WHOLE_DAY = new KpiOrigin(null, null, null, null);
    private static final String METRICS = "metrics";
    private static final String IMPORT = "import";
    private static final String DIGEST = "file";
    private static final String LINES = "lines";
    private static final String REVERSES = "reverses";

    public KpiOrigin {
        reverses = Set.copyOf(reverses);
    }

    /** Of a report that undoes nothing. */
    public KpiOrigin(Set<String> metrics, String importId, String digest, String lines) {
        this(metrics, importId, digest, lines, Set.of());
    }

    static KpiOrigin of(Map<String, ?> metadata) {
        String metrics = (String) metadata.get(METRICS);
        String reverses = (String) metadata.get(REVERSES);
        return new KpiOrigin(
                metrics == null ? null : Set.of(metrics.split(",")),
                (String) metadata.get(IMPORT),
                (String) metadata.get(DIGEST),
                (String) metadata.get(LINES),
                reverses == null ? Set.of() : Set.of(reverses.split(",")));
    }

    static KpiOrigin reversal(Set<String> imports) {
        return new KpiOrigin(null, null, null, null, imports);
    }

    /** The same for fewer metrics; {@code null} for all. */
    KpiOrigin only(Set<String> some) {
        return new KpiOrigin(some, importId, digest, lines, reverses);
    }

    /**
     * What a report of this origin contributed to a day.
     *
     * @param kpis that the day came to with it
     * @param parts that it told apart; {@code null} for none
     */
    List<KpiContribution> contributions(
            Kpis kpis, String currency, Instant fetchedAt, List<PlatformCampaignKpis> parts) {
        if (parts == null) {
            return List.of(of(null, Kpis.NONE.with(kpis, this::has), metrics, currency, fetchedAt));
        }
        return parts.stream()
                .map(part -> of(
                        new SourceCampaign(part.number(), part.name()),
                        part.kpis(),
                        Set.copyOf(part.metrics()),
                        currency,
                        fetchedAt))
                .toList();
    }

    /** A contribution of this origin. */
    KpiContribution of(SourceCampaign source, Kpis kpis, Set<String> some, String currency, Instant fetchedAt) {
        return new KpiContribution(source, kpis, some, currency, fetchedAt, importId, digest);
    }

    private boolean has(String path) {
        return metrics == null || metrics.contains(path);
    }

    MetaData metaData() {
        Map<String, Object> entries = new HashMap<>();
        put(entries, METRICS, joined(metrics));
        put(entries, IMPORT, importId);
        put(entries, DIGEST, digest);
        put(entries, LINES, lines);
        put(entries, REVERSES, reverses.isEmpty() ? null : joined(reverses));
        return MetaData.from(entries);
    }

    private static String joined(Set<String> names) {
        return names == null ? null : String.join(",", names.stream().sorted().toList());
    }

    private static void put(Map<String, Object> entries, String name, String value) {
        if (value != null) {
            entries.put(name, value);
        }
    }
}
