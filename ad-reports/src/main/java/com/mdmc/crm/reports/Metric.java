package com.mdmc.crm.reports;

import com.mdmc.crm.domain.campaign.kpi.KpiPaths;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One metric of {@link Kpis} as reports have it.
 *
 * @param path such as {@code platformSpecific.youtube.watchTime}
 * @param isCount whether it is a whole number
 * @param isAdditive whether the lines of a day have a sum
 * @param isAmount whether it is money
 * @param isNet whether more may be lost than won
 */
record Metric(String path, boolean isCount, boolean isAdditive, boolean isAmount, boolean isNet) {
    private static final Set<String> AMOUNTS = Set.of("spend", "conversionValue");
    private static final Set<String> NET = Set.of("follows", "platformSpecific.youtube.subscribers");

    // More than any platform has ever shown anybody, and far from where numbers overflow.
    private static final BigDecimal HUGE = new BigDecimal("1e15");

    /** All metrics by path. */
    static final Map<String, Metric> ALL = all();

    static boolean isHuge(BigDecimal figure) {
        return figure != null && figure.abs().compareTo(HUGE) >= 0;
    }

    /** Whether it may be written as 1:23. */
    boolean isDuration() {
        return path.endsWith("avgViewDuration");
    }

    private static Map<String, Metric> all() {
        Map<String, Metric> metrics = new LinkedHashMap<>();
        add(metrics, "", Kpis.class);
        return Collections.unmodifiableMap(metrics);
    }

    private static void add(Map<String, Metric> metrics, String prefix, Class<?> group) {
        for (RecordComponent component : group.getRecordComponents()) {
            String path = prefix + component.getName();
            if (component.getType().isRecord()) {
                add(metrics, path + ".", component.getType());
            } else {
                boolean count = component.getType() == Long.class;
                metrics.put(
                        path,
                        new Metric(path, count, KpiPaths.hasSum(path), AMOUNTS.contains(path), NET.contains(path)));
            }
        }
    }
}
