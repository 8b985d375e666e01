package com.mdmc.crm.query.lead.view;

import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.projections.counter.Calendar;
import com.mdmc.crm.projections.counter.CounterContributions;
import com.mdmc.crm.projections.counter.CounterDefinition;
import com.mdmc.crm.projections.counter.CounterKey;
import com.mdmc.crm.query.lead.view.LeadProgress.Stay;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counters of the stage history of leads by calendar period; the keys are those of {@link PipelineRows}. */
public final class ProgressRows {
    /** Number of leads that reached or passed a stage; for {@code lost}, the number of leads in it now. */
    public static final String REACHED = "reached";

    /** How often leads left a stage. */
    public static final String LEFT = "left";

    /** Total seconds that these leads spent in it. */
    public static final String SECONDS = "seconds";

    /** By day of capture. */
    public static final CounterDefinition<LeadProgress> FUNNEL = new CounterDefinition<>(
            "funnel_calendar",
            lead -> add(new HashMap<>(), lead, lead.capturedAt(), reached(lead)),
            List.of(Calendar.index("owner"), Calendar.index("team")));

    /** By the day leads left the stage. */
    public static final CounterDefinition<LeadProgress> STAYS = new CounterDefinition<>(
            "stage_stays", ProgressRows::stays, List.of(Calendar.index("owner"), Calendar.index("team")));

    private ProgressRows() {}

    private static Map<String, BigDecimal> reached(LeadProgress lead) {
        Map<String, BigDecimal> measures = new HashMap<>();
        lead.reached().forEach(stage -> measures.put(PipelineRows.in(stage, REACHED), BigDecimal.ONE));
        if (lead.stage() == LeadStage.LOST) {
            measures.put(PipelineRows.in(LeadStage.LOST, REACHED), BigDecimal.ONE);
        }
        return measures;
    }

    private static Map<CounterKey, Map<String, BigDecimal>> stays(LeadProgress lead) {
        Map<CounterKey, Map<String, BigDecimal>> rows = new HashMap<>();
        for (Stay stay : lead.stays()) {
            Map<String, BigDecimal> measures = Map.of(
                    PipelineRows.in(stay.stage(), LEFT),
                    BigDecimal.ONE,
                    PipelineRows.in(stay.stage(), SECONDS),
                    BigDecimal.valueOf(stay.seconds()));
            add(rows, lead, stay.leftAt(), measures);
        }
        return rows;
    }

    private static Map<CounterKey, Map<String, BigDecimal>> add(
            Map<CounterKey, Map<String, BigDecimal>> rows,
            LeadProgress lead,
            Instant when,
            Map<String, BigDecimal> measures) {
        String owner = lead.owner() == null ? "" : lead.owner().value();
        for (String of : List.of(owner, Calendar.ALL)) {
            for (CounterKey key : Calendar.keys(
                    when.atZone(ZoneOffset.UTC).toLocalDate(), CounterKey.of("team", lead.team(), "owner", of))) {
                rows.merge(key, measures, CounterContributions::sum);
            }
        }
        return rows;
    }
}
