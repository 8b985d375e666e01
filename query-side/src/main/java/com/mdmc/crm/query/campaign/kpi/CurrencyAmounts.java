package com.mdmc.crm.query.campaign.kpi;

import com.mdmc.crm.domain.campaign.kpi.CurrencySums;
import com.mdmc.crm.domain.campaign.kpi.KpiSums;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Amounts of one of the currencies they were reported in, before any conversion. */
@NullMarked
public record CurrencyAmounts(
        String currency,
        @Nullable BigDecimal spend,
        @Nullable BigDecimal conversionValue) {

    static List<CurrencyAmounts> of(List<PlatformDay> days) {
        CurrencySums reported =
                CurrencySums.of(days.stream().map(PlatformDay::sums).toList());
        return reported.byCurrency().entrySet().stream()
                .filter(each -> !each.getKey().isEmpty())
                .map(each -> of(each.getValue().rounded()))
                .toList();
    }

    private static CurrencyAmounts of(KpiSums sums) {
        return new CurrencyAmounts(
                sums.currency(), sums.kpis().spend(), sums.kpis().conversionValue());
    }
}
