package com.mdmc.crm.domain.campaign.kpi;

import com.mdmc.crm.domain.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * KPI sums of a campaign in its own currency, as far as rates are recorded.
 *
 * @param spend what was spent in that currency, and what of other currencies was converted
 * @param kpis the sums; with amounts only if none is missing, so that no ratio divides half of the money
 * @param unconverted spend in other currencies without a recorded rate
 */
public record CampaignTotals(BigDecimal spend, Kpis kpis, List<Money> unconverted) {

    /** The totals of sums that were converted as far as rates are recorded. */
    public static CampaignTotals of(CurrencySums sums, String currency) {
        KpiSums together = sums.together().rounded();
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
        return new CampaignTotals(spend, (whole ? together : together.withoutAmounts()).kpis(), others);
    }
}
