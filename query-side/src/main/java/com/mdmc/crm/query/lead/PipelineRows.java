package com.mdmc.crm.query.lead;

import static com.mongodb.client.model.Indexes.ascending;

import com.mdmc.crm.kernel.value.Money;
import com.mdmc.crm.query.view.Counters;
import com.mdmc.crm.query.view.RowKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Leads added up, so that boards and dashboards cost the same however many leads there are. */
public final class PipelineRows {
    /** Prefix of the measures that add up stated budgets; the currency follows. */
    public static final String BUDGET = "budget.";

    /** Prefix of the measures that add up contract values; the currency follows. */
    public static final String CONTRACTS = "contracts.";

    /** Prefix of the measures that add up budgets times probability in percent; the currency follows. */
    public static final String WEIGHTED = "weighted.";

    /** How many leads there are, and how many of them are converted. */
    public static final String COUNT = "count";

    public static final String CONVERTED = "converted";

    /** By day of capture, stage, team and owner. */
    public static final Counters<LeadView> BY_CAPTURE = new Counters<>(
            "pipeline_days",
            lead -> Map.of(
                    key(lead, lead.createdAt())
                            .with("stage", lead.pipeline().stage().wire()),
                    measures(lead)),
            List.of(ascending("key.day", "key.stage")));

    /** Conversions by the day they happened, team and owner. */
    public static final Counters<LeadView> BY_CONVERSION = new Counters<>(
            "conversion_days",
            lead -> lead.conversion().isConverted()
                    ? Map.of(key(lead, lead.conversion().convertedAt()), measures(lead))
                    : Map.of(),
            List.of(ascending("key.day")));

    /** By stage, team and owner alone, for the board, which has no period. */
    public static final Counters<LeadView> BY_STAGE = new Counters<>(
            "pipeline_stages",
            lead -> Map.of(
                    RowKey.of(
                            "stage", lead.pipeline().stage().wire(),
                            "team", lead.assignment().team(),
                            "owner", owner(lead),
                            "archived", Boolean.toString(lead.lifecycle().archived())),
                    measures(lead)),
            List.of(ascending("key.archived", "key.stage")));

    static final List<Counters<LeadView>> ALL = List.of(BY_CAPTURE, BY_CONVERSION, BY_STAGE);

    private PipelineRows() {}

    private static RowKey key(LeadView lead, Instant when) {
        return RowKey.of(
                "day", when.atZone(ZoneOffset.UTC).toLocalDate().toString(),
                "team", lead.assignment().team(),
                "owner", owner(lead));
    }

    private static String owner(LeadView lead) {
        return lead.assignment().assignedTo() == null
                ? null
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
