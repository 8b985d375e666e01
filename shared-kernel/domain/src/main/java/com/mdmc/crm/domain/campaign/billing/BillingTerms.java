package com.mdmc.crm.domain.campaign.billing;

import com.mdmc.crm.domain.campaign.kpi.KpiSums;
import com.mdmc.crm.domain.money.Apportionment;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** How the agency's fee for a period follows from what happened in it, exactly and before any rounding. */
public sealed interface BillingTerms {

    /** The unrounded fee, split by what it is charged for. */
    <K> Map<K, BigDecimal> fees(Map<K, KpiSums> sums);

    /** The same amount with every invoice, split by where the money was spent. */
    record FixedAmount(BigDecimal amount) implements BillingTerms {
        @Override
        public <K> Map<K, BigDecimal> fees(Map<K, KpiSums> sums) {
            return Apportionment.shares(amount, each(sums, BillingTerms::spend));
        }
    }

    /** A part of what was spent. */
    record PercentageOfSpend(BigDecimal percentage) implements BillingTerms {
        @Override
        public <K> Map<K, BigDecimal> fees(Map<K, KpiSums> sums) {
            return each(sums, each -> Apportionment.percent(percentage, spend(each)));
        }
    }

    /** A price for each result the platforms reported. */
    record PricePerResult(BigDecimal price, ResultMetric result) implements BillingTerms {
        @Override
        public <K> Map<K, BigDecimal> fees(Map<K, KpiSums> sums) {
            return each(sums, each -> price.multiply(result.in(each.kpis())));
        }
    }

    /** Spend; zero if none was reported. */
    static BigDecimal spend(KpiSums sums) {
        BigDecimal spend = sums.kpis().spend();
        return spend == null ? BigDecimal.ZERO : spend;
    }

    private static <K> Map<K, BigDecimal> each(Map<K, KpiSums> sums, Function<KpiSums, BigDecimal> amount) {
        Map<K, BigDecimal> amounts = new LinkedHashMap<>();
        sums.forEach((key, each) -> amounts.put(key, amount.apply(each)));
        return amounts;
    }
}
