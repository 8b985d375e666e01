package com.mdmc.crm.domain.campaign.kpi;

/**
 * Sums that can be moved by differences without forgetting what is missing: beside each sum stands how many reports it
 * is made of, so that a counter whose last report is taken back is absent again and not zero.
 *
 * @param sums the figures added up
 * @param days for each counter the number of reported days, one a platform
 */
public record KpiTotals(Kpis sums, Kpis days) {
    /** Nothing reported yet. */
    public static final KpiTotals NONE = new KpiTotals(Kpis.NONE, Kpis.NONE);

    /** With one more day's figures. */
    public KpiTotals plus(Kpis figures) {
        return new KpiTotals(sums.plus(figures), days.plus(figures.reported()));
    }

    /** With one day's figures replaced by others. */
    public KpiTotals replace(Kpis previous, Kpis current) {
        return minus(previous).plus(current);
    }

    /** Without one day's figures. */
    KpiTotals minus(Kpis previous) {
        Kpis remaining = days.minus(previous.reported()).withoutZeros();
        return new KpiTotals(sums.minus(previous).onlyWhere(remaining), remaining);
    }
}
