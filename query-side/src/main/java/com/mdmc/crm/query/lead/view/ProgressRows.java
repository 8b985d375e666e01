package com.mdmc.crm.query.lead.view;

import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.query.lead.view.LeadCalendar.Occurrence;
import com.mdmc.crm.query.lead.view.LeadProgress.Stay;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counters of the stage history of leads. */
public final class ProgressRows {
    /** Number of leads that reached or passed a stage; for {@code lost}, the number of leads in it now. */
    public static final String REACHED = "reached";

    /** How often leads left a stage. */
    public static final String LEFT = "left";

    /** Total seconds that these leads spent in it. */
    public static final String SECONDS = "seconds";

    /** By time of capture. */
    public static final LeadCalendar<LeadProgress> FUNNEL =
            LeadCalendar.of("funnel_calendar", lead -> List.of(occurrence(lead, lead.capturedAt(), reached(lead))));

    /** By the time leads left the stage. */
    public static final LeadCalendar<LeadProgress> STAYS = LeadCalendar.of(
            "stage_stays",
            lead -> lead.stays().stream()
                    .map(stay -> occurrence(lead, stay.leftAt(), left(stay)))
                    .toList());

    private ProgressRows() {}

    private static Map<String, BigDecimal> reached(LeadProgress lead) {
        Map<String, BigDecimal> measures = new HashMap<>();
        lead.reached().forEach(stage -> measures.put(PipelineRows.in(stage, REACHED), BigDecimal.ONE));
        if (lead.stage() == LeadStage.LOST) {
            measures.put(PipelineRows.in(LeadStage.LOST, REACHED), BigDecimal.ONE);
        }
        return measures;
    }

    private static Map<String, BigDecimal> left(Stay stay) {
        return Map.of(
                PipelineRows.in(stay.stage(), LEFT),
                BigDecimal.ONE,
                PipelineRows.in(stay.stage(), SECONDS),
                BigDecimal.valueOf(stay.seconds()));
    }

    private static Occurrence occurrence(LeadProgress lead, Instant when, Map<String, BigDecimal> measures) {
        return new Occurrence(when, lead.team(), lead.owner(), measures);
    }
}
