package com.mdmc.crm.query.dashboard;

import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.domain.money.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Pipeline report: funnel, time in stage and forecast.
 *
 * @param funnel stages reached by the leads captured in the period
 * @param lost how many of these leads are lost now
 * @param timeInStage time in each stage that leads left in the period
 * @param forecast expected value of the leads that are open now, independent of the period
 */
@NullMarked
public record PipelineReport(List<FunnelStep> funnel, long lost, List<StageTime> timeInStage, Forecast forecast) {

    /**
     * A step of the funnel.
     *
     * @param reached leads that reached the stage
     * @param rate share of the leads that reached the previous stage; {@code null} for the first, or without any
     * @param overall share of all captured leads; {@code null} without any
     */
    public record FunnelStep(
            LeadStage stage,
            long reached,
            @Nullable BigDecimal rate,
            @Nullable BigDecimal overall) {}

    /**
     * Time leads spend in a stage.
     *
     * @param left how often leads left it
     * @param averageDays {@code null} if no lead left it
     */
    public record StageTime(
            LeadStage stage, long left, @Nullable BigDecimal averageDays) {}

    /** Forecast: budgets times probability, one sum per currency. */
    public record Forecast(List<StageForecast> stages, List<Money> weighted) {}

    /** The share of one stage in the forecast. */
    public record StageForecast(LeadStage stage, long count, List<Money> budgets, List<Money> weighted) {}
}
