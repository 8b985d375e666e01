package com.mdmc.crm.command.campaign.kpi;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mdmc.crm.domain.campaign.kpi.KpiPaths;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is recorded for a day.
 *
 * @param currency of the amounts
 * @param fetchedAt when a report of the whole day was last read from the platform
 * @param merged metric → when a later report of some metrics was read that had it
 * @param importId the import that the last change came from; {@code null} if it came from none
 * @param digest of the file the last change came from
 * @param before what was recorded before that import, to be restored when it is undone
 */
public record RecordedDay(
        @JsonProperty("figures") Kpis kpis,
        String currency,
        Instant fetchedAt,
        Map<String, Instant> merged,
        String importId,
        String digest,
        RecordedDay before) {
    private static final int UNDO_STEPS = 8;

    public RecordedDay {
        merged = merged == null ? Map.of() : Map.copyOf(merged);
    }

    /** A report of a whole day. */
    RecordedDay(Kpis kpis, String currency, Instant fetchedAt) {
        this(kpis, currency, fetchedAt, Map.of(), null, null, null);
    }

    /** Whether a report says the same; without amounts the currency does not matter. */
    boolean says(Kpis others, String otherCurrency) {
        return kpis.equals(others) && (!kpis.hasAmounts() || otherCurrency.equals(currency));
    }

    /** The same, read at another time. */
    RecordedDay at(Instant time) {
        return new RecordedDay(kpis, currency, time, merged, importId, digest, before);
    }

    /** When a metric was last read from the platform. */
    Instant fetchedAt(String path) {
        return KpiIntake.later(fetchedAt, merged.get(path));
    }

    /** What is recorded after an event of some origin. */
    static RecordedDay after(RecordedDay before, Kpis kpis, String currency, Instant fetchedAt, KpiOrigin origin) {
        Map<String, Instant> times = new TreeMap<>(before == null ? Map.of() : before.merged);
        Instant whole = before == null ? Instant.EPOCH : before.fetchedAt;
        if (origin.metrics() == null) {
            whole = KpiIntake.later(fetchedAt, whole);
        } else {
            origin.metrics().forEach(path -> times.merge(path, fetchedAt, KpiIntake::later));
        }
        Instant since = whole;
        times.values().removeIf(time -> !time.isAfter(since));
        RecordedDay undo = origin.importId() == null || before == null ? null : before.shortened(UNDO_STEPS);
        return new RecordedDay(kpis, currency, whole, times, origin.importId(), origin.digest(), undo);
    }

    private RecordedDay shortened(int steps) {
        RecordedDay earlier = before == null || steps == 0 ? null : before.shortened(steps - 1);
        // Without what was before it, an import can no longer be undone.
        String undoable = before != null && earlier == null ? null : importId;
        return new RecordedDay(kpis, currency, fetchedAt, merged, undoable, digest, earlier);
    }

    /** The latest time at which any metric was read. */
    Instant latestFetch() {
        return KpiPaths.ALL.stream().map(this::fetchedAt).reduce(fetchedAt, KpiIntake::later);
    }

    /** The currency, if it differs from {@code current}; otherwise {@code null}. */
    String currencyUnless(String current) {
        return current.equals(currency) ? null : currency;
    }
}
