package com.mdmc.crm.query.campaign;

import com.mdmc.crm.domain.campaign.kpi.CurrencySums;
import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import com.mdmc.crm.domain.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A campaign's figures in its own currency, as far as they can be expressed in it.
 *
 * @param spend what was spent in that currency, and what of other currencies was converted
 * @param figures all counters; amounts only if none is missing, so that no ratio divides half of the money
 * @param unconverted what was spent in other currencies and has no recorded rate
 */
record CampaignTotals(BigDecimal spend, Kpis figures, List<Money> unconverted) {

    static CampaignTotals of(CurrencySums sums, String currency) {
        Kpis together = sums.together().rounded();
        List<Money> spent = sums.spend();
        boolean whole = together.currency() == null
                ? spent.isEmpty() && sums.conversionValue().isEmpty()
                : together.currency().equals(currency);
        BigDecimal spend = Money.zero(currency).amount();
        List<Money> others = new ArrayList<>(spent.size());
        for (Money money : spent) {
            if (money.currency().equals(currency)) {
                spend = money.amount();
            } else {
                others.add(money);
            }
        }
        return new CampaignTotals(spend, whole ? together : together.withoutAmounts(), others);
    }

    static CampaignTotals of(Collection<PlatformDay> days, String currency, ExchangeRates rates) {
        return of(
                CurrencySums.of(
                        days.stream().map(day -> day.in(currency, rates)).toList()),
                currency);
    }
}
