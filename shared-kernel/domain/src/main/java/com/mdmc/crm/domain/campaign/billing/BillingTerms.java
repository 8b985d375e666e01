package com.mdmc.crm.domain.campaign.billing;

import com.mdmc.crm.domain.campaign.kpi.Kpis;
import com.mdmc.crm.domain.money.Apportionment;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** How the agency's fee for a period follows from what happened in it, exactly and before any rounding. */
public sealed interface BillingTerms {

    /** The unrounded fee, split by what it is charged for. */
    <K> Map<K, BigDecimal> fees(Map<K, Kpis> figures);

    /** The same amount with every invoice, split by where the money was spent. */
    record FixedAmount(BigDecimal amount) implements BillingTerms {
        @Override
        public <K> Map<K, BigDecimal> fees(Map<K, Kpis> figures) {
            return Apportionment.shares(amount, each(figures, BillingTerms::spend));
        }
    }

    /** A part of what was spent. */
    record PercentageOfSpend(BigDecimal percentage) implements BillingTerms {
        @Override
        public <K> Map<K, BigDecimal> fees(Map<K, Kpis> figures) {
            return each(figures, sums -> Apportionment.percent(percentage, spend(sums)));
        }
    }

    /** A price for each result the platforms reported. */
    record PricePerResult(BigDecimal price, ResultMetric result) implements BillingTerms {
        @Override
        public <K> Map<K, BigDecimal> fees(Map<K, Kpis> figures) {
            return each(figures, sums -> price.multiply(result.in(sums)));
        }
    }

    /** What was spent; nothing if nothing was reported. */
    static BigDecimal spend(Kpis figures) {
        return figures.spend() == null ? BigDecimal.ZERO : figures.spend();
    }

    private static <K> Map<K, BigDecimal> each(Map<K, Kpis> figures, Function<Kpis, BigDecimal> amount) {
        Map<K, BigDecimal> amounts = new LinkedHashMap<>();
        figures.forEach((key, sums) -> amounts.put(key, amount.apply(sums)));
        return amounts;
    }
}
