package com.mdmc.crm.domain.campaign.kpi;

import com.mdmc.crm.domain.campaign.kpi.Kpis.Additive;
import com.mdmc.crm.domain.money.Money;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Sums of metrics, with the currency of the amounts. Only additive metrics are among them.
 *
 * @param currency of {@code spend} and {@code conversionValue}; {@code null} as long as there are none
 */
public record KpiSums(String currency, @Additive Kpis kpis) {
    /** Nothing reported yet. */
    public static final KpiSums NONE = new KpiSums(null, Kpis.NONE);

    /** What can be added up of a report. */
    public static KpiSums of(Kpis kpis, String currency) {
        return new KpiSums(currency, kpis.additive());
    }

    /** Money spent, and nothing else known. */
    public static KpiSums spent(BigDecimal spend, String currency) {
        return new KpiSums(currency, Kpis.of(Map.of("spend", spend)));
    }

    /** Component-wise sum; fails if both have amounts in different currencies, or a count overflows. */
    public KpiSums plus(KpiSums other) {
        return new KpiSums(commonCurrency(other), kpis.plus(other.kpis));
    }

    /** Component-wise difference, for replacing values that were restated. */
    public KpiSums minus(KpiSums other) {
        return new KpiSums(commonCurrency(other), kpis.minus(other.kpis));
    }

    /** The same with its amounts in another currency, not rounded: values are rounded once, where they are shown. */
    KpiSums converted(String target, BigDecimal rate) {
        return new KpiSums(target, kpis.withAmounts(amount -> amount.multiply(rate)));
    }

    /** The same without amounts. */
    public KpiSums withoutAmounts() {
        return new KpiSums(null, kpis.withAmounts(amount -> null));
    }

    /** The same with its amounts as they are shown: at their currency's scale. */
    public KpiSums rounded() {
        return kpis.hasAmounts()
                ? new KpiSums(
                        currency,
                        kpis.withAmounts(
                                amount -> Money.rounded(amount, currency).amount()))
                : this;
    }

    /** One for every metric that is present; see {@link Kpis#reported}. */
    KpiSums reported() {
        return new KpiSums(null, kpis.reported());
    }

    /** These sums without the metrics that {@code days} says nobody reports any more. */
    KpiSums onlyWhere(KpiSums days) {
        return new KpiSums(days.kpis.hasAmounts() ? currency : null, kpis.onlyWhere(days.kpis));
    }

    /** The same without metrics that are zero, for counts of days. */
    KpiSums withoutZeros() {
        return new KpiSums(currency, kpis.withoutZeros());
    }

    private String commonCurrency(KpiSums other) {
        if (currency != null && other.currency != null && !currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot combine " + currency + " with " + other.currency);
        }
        return currency == null ? other.currency : currency;
    }
}
