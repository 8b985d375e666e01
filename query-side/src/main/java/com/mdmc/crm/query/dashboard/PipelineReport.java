package com.mdmc.crm.query.dashboard;

import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.domain.money.Money;
import java.math.BigDecimal;
import java.util.List;

/**
 * How leads come to contracts.
 *
 * @param funnel of the leads captured in the period, how far they came
 * @param lost how many of them are lost now
 * @param timeInStage of the stages left in the period, how long leads had been there
 * @param forecast what the open leads are worth now, whatever the period
 */
public record PipelineReport(List<FunnelStep> funnel, long lost, List<StageTime> timeInStage, Forecast forecast) {

    /**
     * A stage on the way.
     *
     * @param reached leads that came to it or passed it
     * @param rate of those that reached the stage before; {@code null} for the first, or if there were none
     * @param overall of all captured; {@code null} if there were none
     */
    public record FunnelStep(LeadStage stage, long reached, BigDecimal rate, BigDecimal overall) {}

    /**
     * How long a stage takes.
     *
     * @param left how many times it was left
     * @param averageDays {@code null} if it never was
     */
    public record StageTime(LeadStage stage, long left, BigDecimal averageDays) {}

    /** What is to be expected: budgets times probability, one sum a currency. */
    public record Forecast(List<StageForecast> stages, List<Money> weighted) {}

    /** The part of one stage. */
    public record StageForecast(LeadStage stage, long count, List<Money> budgets, List<Money> weighted) {}
}
