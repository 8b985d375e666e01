package com.mdmc.crm.query.dashboard;

import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.domain.money.Money;
import java.math.BigDecimal;
import java.util.List;

/** The first page: the pipeline of the period's leads, the campaigns' performance in it, and conversion. */
public record Dashboard(List<StageSummary> pipeline, CampaignSummary campaigns, ConversionSummary conversion) {

    /**
     * The leads captured in the period that are in a stage now.
     *
     * @param totalValue contract values, one sum a currency
     */
    public record StageSummary(LeadStage stage, long count, List<Money> totalValue) {}

    /**
     * KPIs of the campaigns in the period.
     *
     * @param active campaigns that are active now
     * @param totalSpend one sum a currency
     * @param convertedSpend all of it in one currency; {@code null} if a day's rate is not on record
     * @param overallCtr clicks ÷ impressions; {@code null} without impressions
     * @param overallCpc spend ÷ clicks; in the currency of {@code convertedSpend}; {@code null} without clicks
     * @param roas conversion value ÷ spend; {@code null} without spend
     */
    public record CampaignSummary(
            long active,
            List<Money> totalSpend,
            Money convertedSpend,
            long totalImpressions,
            long totalClicks,
            BigDecimal overallCtr,
            BigDecimal overallCpc,
            BigDecimal roas) {}

    /**
     * Conversion in the period.
     *
     * @param created leads captured in it
     * @param converted leads converted in it, whenever captured
     * @param rate converted ÷ created; {@code null} if none was captured
     */
    public record ConversionSummary(long created, long converted, BigDecimal rate) {}
}
