package com.mdmc.crm.domain.campaign.kpi;

import jakarta.validation.constraints.NotNull;

/**
 * Running total of KPIs: days are added, replaced and taken back. A count of reports stands beside each sum, so that a
 * metric whose last report is taken back is absent again and not zero.
 *
 * @param sums the sum of each metric
 * @param days for each metric the number of reports it was in, one per day and platform
 */
public record KpiTotals(@NotNull KpiSums sums, @NotNull KpiSums days) {
    /** Nothing reported yet. */
    public static final KpiTotals NONE = new KpiTotals(KpiSums.NONE, KpiSums.NONE);

    /** With one more day. */
    public KpiTotals plus(KpiSums day) {
        return new KpiTotals(sums.plus(day), days.plus(day.reported()));
    }

    /** With one day replaced. */
    public KpiTotals replace(KpiSums previous, KpiSums current) {
        return minus(previous).plus(current);
    }

    /** Without one day. */
    KpiTotals minus(KpiSums previous) {
        KpiSums remaining = days.minus(previous.reported()).withoutZeros();
        return new KpiTotals(sums.minus(previous).onlyWhere(remaining), remaining);
    }
}
