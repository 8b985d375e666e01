package com.mdmc.crm.query.dashboard;

import com.mdmc.crm.kernel.value.Kpis;
import com.mdmc.crm.kernel.value.Money;
import com.mdmc.crm.kernel.value.Ratio;
import com.mdmc.crm.query.campaign.PerformanceRows;
import com.mdmc.crm.query.view.Row;
import com.mdmc.crm.query.view.Rows;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * Figures of many campaigns: counters in one sum, amounts in one sum a currency.
 *
 * @param cpc spend ÷ clicks; {@code null} without clicks or in more than one currency
 * @param roas conversion value ÷ spend; {@code null} without spend or in more than one currency
 */
record CampaignSums(
        long impressions,
        long views,
        long clicks,
        BigDecimal conversions,
        List<Money> spend,
        List<Money> conversionValue,
        BigDecimal ctr,
        BigDecimal cpc,
        BigDecimal roas) {

    static CampaignSums of(Collection<Row> rows) {
        TreeMap<String, Kpis> byCurrency = new TreeMap<>();
        rows.forEach(row -> byCurrency.merge(row.key().get("currency"), PerformanceRows.kpis(row), Kpis::plus));
        Kpis only = byCurrency.size() == 1 ? byCurrency.firstEntry().getValue() : Kpis.NONE;
        long impressions = Rows.count(rows, "impressions");
        long clicks = Rows.count(rows, "clicks");
        return new CampaignSums(
                impressions,
                Rows.count(rows, "views"),
                clicks,
                Rows.sum(rows, "conversions"),
                amounts(byCurrency, true),
                amounts(byCurrency, false),
                Ratio.of(clicks, impressions),
                only.cpc(),
                only.roas());
    }

    private static List<Money> amounts(TreeMap<String, Kpis> byCurrency, boolean spend) {
        return byCurrency.entrySet().stream()
                .filter(each -> amount(each.getValue(), spend) != null)
                .map(each -> Money.rounded(amount(each.getValue(), spend), each.getKey()))
                .toList();
    }

    private static BigDecimal amount(Kpis kpis, boolean spend) {
        return spend ? kpis.spend() : kpis.conversionValue();
    }
}
