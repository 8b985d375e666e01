package com.mdmc.crm.query.dashboard;

import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.domain.money.Money;
import com.mdmc.crm.projections.counter.CounterRow;
import com.mdmc.crm.projections.counter.CounterRows;
import com.mdmc.crm.query.campaign.view.CampaignRows;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Dashboard of a period: pipeline, campaign KPIs and conversion. */
@NullMarked
public record Dashboard(List<StageSummary> pipeline, CampaignSummary campaigns, ConversionSummary conversion) {

    /**
     * The leads captured in the period that are in a stage now.
     *
     * @param totalValue contract values, one sum per currency
     */
    public record StageSummary(LeadStage stage, long count, List<Money> totalValue) {}

    /**
     * KPIs of the campaigns in the period.
     *
     * @param active campaigns that are active now
     * @param activeNow what these have spent and how often they were shown since they began, whatever the period
     * @param totalSpend one sum per currency
     * @param convertedSpend all spend in one currency; {@code null} if a rate is missing
     * @param overallCtr clicks ÷ impressions; {@code null} without impressions
     * @param overallCpc spend ÷ clicks; in the currency of {@code convertedSpend}; {@code null} without clicks
     * @param roas conversion value ÷ spend; {@code null} without spend
     */
    public record CampaignSummary(
            long active,
            ActiveCampaigns activeNow,
            List<Money> totalSpend,
            @Nullable Money convertedSpend,
            long totalImpressions,
            long totalClicks,
            @Nullable BigDecimal overallCtr,
            @Nullable BigDecimal overallCpc,
            @Nullable BigDecimal roas) {}

    /**
     * All campaigns that are active, since they began.
     *
     * @param totalSpend {@code budget.spent}, one sum per currency
     */
    public record ActiveCampaigns(long count, List<Money> totalSpend, long totalImpressions) {

        static ActiveCampaigns of(List<CounterRow> rows) {
            return new ActiveCampaigns(
                    CounterRows.count(rows, CampaignRows.COUNT),
                    CounterRows.money(rows, CampaignRows.SPENT).stream()
                            .filter(spent -> spent.amount().signum() != 0)
                            .toList(),
                    CounterRows.count(rows, CampaignRows.IMPRESSIONS));
        }
    }

    /**
     * Conversion in the period.
     *
     * @param created leads captured in it
     * @param converted leads converted in it, even if captured earlier
     * @param rate converted ÷ created; {@code null} if none was captured
     */
    public record ConversionSummary(
            long created, long converted, @Nullable BigDecimal rate) {}
}
