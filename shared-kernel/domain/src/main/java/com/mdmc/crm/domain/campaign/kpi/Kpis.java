package com.mdmc.crm.domain.campaign.kpi;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.kpi.KpiMetric.Amount;
import com.mdmc.crm.domain.campaign.kpi.KpiMetric.NonAdditive;
import com.mdmc.crm.domain.money.Amounts;
import com.mdmc.crm.domain.money.Ratio;
import com.mdmc.crm.domain.validation.Count;
import com.mdmc.crm.domain.validation.NetCount;
import com.mdmc.crm.domain.validation.Quantity;
import jakarta.validation.Valid;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Key performance indicators: the one list of metrics. Events, the request body, rows, sums, counters, the OpenAPI
 * document and their arithmetic follow from its components, so a new metric is one line here. A metric that was not
 * reported is absent, which is not zero. Ratios are divided here and nowhere else, of sums and never of ratios; a ratio
 * without a denominator is absent as well.
 *
 * @param reach different people who saw it that day; the same people come back the next day, so it has no sum
 * @param frequency impressions per person, as reported
 * @param follows won minus lost, where the platform reports it so
 * @param conversions as each platform attributes them, possibly fractions; two platforms count the same conversion twice
 * @param conversionValue in the currency recorded beside the metrics
 * @param spend in the currency recorded beside the metrics
 * @param platformSpecific what the reporting platform measures and no other
 */
public record Kpis(
        @Count Long impressions,
        @Count Long views,
        @Count Long clicks,
        @NonAdditive @Count Long reach,
        @NonAdditive @Quantity BigDecimal frequency,
        @Count Long likes,
        @Count Long shares,
        @Count Long comments,
        @Count Long saves,
        @NetCount Long follows,
        @Quantity BigDecimal conversions,
        @Amount @Quantity BigDecimal conversionValue,
        @Count Long streamClicks,
        @Count Long actualStreams,
        @Amount @Quantity BigDecimal spend,
        @NonAdditive @Valid PlatformKpis platformSpecific) {
    /** Puts metrics on one level with what stands beside them in a JSON document, without those that have no sum. */
    @JacksonAnnotationsInside
    @JsonUnwrapped
    @JsonIgnoreProperties({"reach", "frequency", "platformSpecific"})
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Additive {}

    private static final RecordValues<Kpis> VALUES = RecordValues.of(Kpis.class);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    /** Not one metric. */
    public static final Kpis NONE = of(Map.of());

    /** The metrics among named numbers; a metric that is missing is absent, a name that is no metric is skipped. */
    public static Kpis of(Map<String, ? extends Number> numbers) {
        return VALUES.with(KpiMetric.ALL.stream()
                .map(metric -> metric.value(numbers.get(metric.name())))
                .toArray());
    }

    /** The metrics among numbers by path; {@code null} is absent. */
    public static Kpis ofPaths(Map<String, ? extends Number> numbers) {
        return KpiPaths.made(Kpis.class, "", numbers);
    }

    /** The present additive metrics by name. */
    public Map<String, Number> sums() {
        Object[] values = VALUES.values(this);
        Map<String, Number> sums = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            KpiMetric metric = KpiMetric.ALL.get(i);
            if (values[i] != null && metric.isAdditive()) {
                sums.put(metric.name(), (Number) values[i]);
            }
        }
        return sums;
    }

    /** Click-through rate: clicks ÷ impressions. */
    public BigDecimal ctr() {
        return Ratio.of(clicks, impressions);
    }

    /** Cost per click, in the currency. */
    public BigDecimal cpc() {
        return Ratio.of(spend, clicks);
    }

    /** Cost per thousand impressions, in the currency. */
    public BigDecimal cpm() {
        return Ratio.of(spend == null ? null : spend.multiply(THOUSAND), impressions);
    }

    /** Cost per view, in the currency. */
    public BigDecimal cpv() {
        return Ratio.of(spend, views);
    }

    /** View-through rate: views ÷ impressions. */
    public BigDecimal vtr() {
        return Ratio.of(views, impressions);
    }

    /** Cost per platform-reported conversion, in the currency. */
    public BigDecimal cpa() {
        return Ratio.of(spend, conversions);
    }

    /** Return on ad spend: conversion value ÷ spend. */
    public BigDecimal roas() {
        return Ratio.of(conversionValue, spend);
    }

    /** Return on investment: (conversion value − spend) ÷ spend. */
    public BigDecimal roi() {
        return conversionValue == null || spend == null ? null : Ratio.of(conversionValue.subtract(spend), spend);
    }

    /** Likes, shares, comments and saves together; {@code null} if none of them was reported. */
    public Long engagement() {
        return Stream.of(likes, shares, comments, saves)
                .filter(Objects::nonNull)
                .reduce(Math::addExact)
                .orElse(null);
    }

    /** The value of a metric by its path, such as {@code platformSpecific.meta.linkClicks}; {@code null} if absent. */
    public Number at(String path) {
        Object value = this;
        for (String name : path.split("\\.")) {
            value = value == null ? null : RecordValues.of((Record) value).component((Record) value, name);
        }
        return (Number) value;
    }

    /** These metrics with those of another report at the paths that are chosen. */
    public Kpis with(Kpis other, Predicate<String> paths) {
        return KpiPaths.chosen(this, other, "", paths);
    }

    /** Whether there is anything that a currency matters to. */
    public boolean hasAmounts() {
        Object[] values = VALUES.values(this);
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null && KpiMetric.ALL.get(i).isAmount()) {
                return true;
            }
        }
        return false;
    }

    /** The first group of platform-specific metrics that is not {@code platform}'s own, or {@code null}. */
    public Platform foreignGroup(Platform platform) {
        return platformSpecific == null ? null : platformSpecific.foreignGroup(platform);
    }

    /** The metrics in their one written form, so that equal values are equal: amounts at the currency's scale. */
    public Kpis normalised(String currency) {
        return map((metric, value) -> {
            if (value instanceof PlatformKpis groups) {
                return groups.normalised();
            } else if (metric.isAmount()) {
                return Amounts.atScale(metric.name(), (BigDecimal) value, currency);
            }
            return KpiMetric.tidy(value);
        });
    }

    /**
     * These sums of one day with the metrics that have no sum, as far as the day's reports have them: the groups of all
     * platforms, and the other metrics of a single report.
     */
    public Kpis withNonAdditive(List<Kpis> reports) {
        Kpis only = reports.size() == 1 ? reports.get(0) : NONE;
        Kpis others = only.map((metric, value) -> metric.isAdditive() ? null : value);
        BigDecimal perPerson = others.frequency == null ? Ratio.of(only.impressions, only.reach) : others.frequency;
        PlatformKpis groups =
                PlatformKpis.merged(reports.stream().map(Kpis::platformSpecific).toList());
        return additive().plus(others).with("frequency", perPerson).with("platformSpecific", groups);
    }

    /** The metrics that have a sum. */
    Kpis additive() {
        return map((metric, value) -> metric.isAdditive() ? value : null);
    }

    /** Component-wise sum of additive metrics; fails if a count overflows. */
    Kpis plus(Kpis other) {
        return VALUES.combine(this, other, KpiMetric::sum);
    }

    /** Component-wise difference of additive metrics, for replacing values that were restated. */
    Kpis minus(Kpis other) {
        return VALUES.combine(this, other, KpiMetric::difference);
    }

    /** The same with changed amounts; an operation that returns {@code null} drops them. */
    Kpis withAmounts(UnaryOperator<BigDecimal> change) {
        return map((metric, value) -> metric.isAmount() ? change.apply((BigDecimal) value) : value);
    }

    /** One for every metric that is present, however large: sums of these tell on how many days it was reported. */
    Kpis reported() {
        return map((metric, value) -> KpiMetric.one(value));
    }

    /** The same without metrics that are absent in {@code days}, because nobody reports them any more. */
    Kpis onlyWhere(Kpis days) {
        Object[] values = VALUES.values(this);
        Object[] reports = VALUES.values(days);
        for (int i = 0; i < values.length; i++) {
            values[i] = reports[i] == null ? null : values[i];
        }
        return VALUES.with(values);
    }

    /** The same without metrics that are zero, for counts of days. */
    Kpis withoutZeros() {
        return map((metric, value) -> KpiMetric.nonZero(value));
    }

    private Kpis with(String name, Object value) {
        Object[] values = VALUES.values(this);
        values[KpiMetric.indexOf(name)] = value;
        return VALUES.with(values);
    }

    private Kpis map(BiFunction<KpiMetric, Object, Object> change) {
        Object[] values = VALUES.values(this);
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] == null ? null : change.apply(KpiMetric.ALL.get(i), values[i]);
        }
        return VALUES.with(values);
    }
}
