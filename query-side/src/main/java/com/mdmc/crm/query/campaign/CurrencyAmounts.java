package com.mdmc.crm.query.campaign;

import com.mdmc.crm.domain.campaign.kpi.CurrencySums;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import java.math.BigDecimal;
import java.util.List;

/** What figures amount to in one of the currencies they were reported in, before any conversion. */
public record CurrencyAmounts(String currency, BigDecimal spend, BigDecimal conversionValue) {

    static List<CurrencyAmounts> of(CurrencySums sums) {
        return sums.byCurrency().entrySet().stream()
                .filter(each -> !each.getKey().isEmpty())
                .map(each -> each.getValue().rounded())
                .map((Kpis each) -> new CurrencyAmounts(each.currency(), each.spend(), each.conversionValue()))
                .toList();
    }
}
