package com.mdmc.crm.query.lead.view;

import static com.mongodb.client.model.Indexes.ascending;

import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.domain.money.Money;
import com.mdmc.crm.projections.counter.CounterDefinition;
import com.mdmc.crm.projections.counter.CounterKey;
import com.mdmc.crm.query.lead.view.LeadCalendar.Occurrence;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counters of leads, so that the cost of boards and dashboards is independent of the number of leads. */
public final class PipelineRows {
    /** Prefix of the sums of stated budgets; the currency follows. */
    public static final String BUDGET = "budget.";

    /** Prefix of the sums of contract values; the currency follows. */
    public static final String CONTRACTS = "contracts.";

    /** Prefix of the sums of budgets times probability; the currency follows. */
    public static final String WEIGHTED = "weighted.";

    /** Number of leads. */
    public static final String COUNT = "count";

    /** Number of converted leads. */
    public static final String CONVERTED = "converted";

    /** By time of capture; the measures of a stage carry its name. */
    public static final LeadCalendar<LeadView> BY_CAPTURE =
            LeadCalendar.of("pipeline_calendar", lead -> List.of(occurrence(lead, lead.createdAt(), captured(lead))));

    /** Conversions, by their time. */
    public static final LeadCalendar<LeadView> BY_CONVERSION = LeadCalendar.of(
            "conversion_calendar",
            lead -> lead.conversion().isConverted()
                    ? List.of(occurrence(lead, lead.conversion().convertedAt(), Map.of(COUNT, BigDecimal.ONE)))
                    : List.of());

    /** By stage, team and owner, for the board, which has no period and no erased leads. */
    public static final CounterDefinition<LeadView> BY_STAGE = new CounterDefinition<>(
            "pipeline_stages",
            lead -> lead.lifecycle().erasure() != null
                    ? Map.of()
                    : Map.of(
                            CounterKey.of(
                                    "stage", lead.pipeline().stage().wire(),
                                    "team", lead.assignment().team(),
                                    "owner", owner(lead),
                                    "archived",
                                            Boolean.toString(lead.lifecycle().archived())),
                            measures(lead)),
            List.of(ascending("key.archived", "key.stage")));

    public static final List<CounterDefinition<LeadView>> ALL =
            List.of(BY_CAPTURE.rows(), BY_CONVERSION.rows(), BY_STAGE);

    private PipelineRows() {}

    /** The name of a measure of the leads in one stage. */
    public static String in(LeadStage stage, String measure) {
        return stage.wire() + "." + measure;
    }

    private static Occurrence occurrence(LeadView lead, Instant when, Map<String, BigDecimal> measures) {
        return new Occurrence(when, lead.assignment().team(), lead.assignment().assignedTo(), measures);
    }

    private static Map<String, BigDecimal> captured(LeadView lead) {
        LeadStage stage = lead.pipeline().stage();
        Map<String, BigDecimal> measures = new HashMap<>();
        measures.put(COUNT, BigDecimal.ONE);
        measures.put(in(stage, COUNT), BigDecimal.ONE);
        if (lead.conversion().isConverted()) {
            measures.put(CONVERTED, BigDecimal.ONE);
        }
        Money contract = lead.conversion().contractValue();
        if (contract != null) {
            measures.put(in(stage, CONTRACTS) + contract.currency(), contract.amount());
        }
        return measures;
    }

    private static String owner(LeadView lead) {
        return lead.assignment().assignedTo() == null
                ? ""
                : lead.assignment().assignedTo().value();
    }

    private static Map<String, BigDecimal> measures(LeadView lead) {
        Map<String, BigDecimal> measures = new HashMap<>();
        measures.put(COUNT, BigDecimal.ONE);
        if (lead.conversion().isConverted()) {
            measures.put(CONVERTED, BigDecimal.ONE);
        }
        Money contract = lead.conversion().contractValue();
        if (contract != null) {
            measures.put(CONTRACTS + contract.currency(), contract.amount());
        }
        BigDecimal budget = lead.businessInfo().budget().amount();
        if (budget != null) {
            String currency = lead.businessInfo().budget().currency();
            measures.put(BUDGET + currency, budget);
            measures.put(
                    WEIGHTED + currency,
                    budget.multiply(BigDecimal.valueOf(lead.pipeline().probability(), 2)));
        }
        return measures;
    }
}
