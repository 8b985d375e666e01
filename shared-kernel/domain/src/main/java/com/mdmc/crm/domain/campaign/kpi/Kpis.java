package com.mdmc.crm.domain.campaign.kpi;

import com.mdmc.crm.domain.money.Money;
import com.mdmc.crm.domain.money.Ratio;
import java.math.BigDecimal;

/**
 * Sums of what platforms reported, and the only source of ratios: figures are added component by component first and
 * divided last, so that a ratio of several days is never a mean of ratios. A counter nobody reported is absent, which
 * is not zero; a ratio without denominator is absent as well. Reach is missing on purpose: the same people come back
 * the next day, so it has no sum.
 *
 * @param currency of {@code spend} and {@code conversionValue}; {@code null} as long as there are none
 * @param conversions as each platform attributes them; platforms count the same conversion twice
 */
public record Kpis(
        String currency,
        Long impressions,
        Long views,
        Long clicks,
        Long likes,
        Long shares,
        Long comments,
        Long saves,
        Long follows,
        BigDecimal conversions,
        BigDecimal conversionValue,
        Long streamClicks,
        Long actualStreams,
        BigDecimal spend) {
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    /** Nothing reported yet. */
    public static final Kpis NONE =
            new Kpis(null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** Money spent, and nothing else known. */
    public static Kpis spent(BigDecimal spend, String currency) {
        return new Kpis(currency, null, null, null, null, null, null, null, null, null, null, null, null, spend);
    }

    /** Component-wise sum; fails if both have amounts in different currencies, or a counter overflows. */
    public Kpis plus(Kpis other) {
        return combine(other, false);
    }

    /** Component-wise difference, for replacing figures that were restated. */
    public Kpis minus(Kpis other) {
        return combine(other, true);
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
        return Counter.sum(Counter.sum(likes, shares, false), Counter.sum(comments, saves, false), false);
    }

    /** Whether there is anything that a currency matters to. */
    boolean hasAmounts() {
        return spend != null || conversionValue != null;
    }

    /** The same with its amounts in another currency, unrounded: only what is shown is rounded, and only once. */
    Kpis converted(String target, BigDecimal rate) {
        return withAmounts(
                target,
                conversionValue == null ? null : conversionValue.multiply(rate),
                spend == null ? null : spend.multiply(rate));
    }

    /** The counters alone. */
    public Kpis withoutAmounts() {
        return withAmounts(null, null, null);
    }

    /** The same with its amounts as they are shown: at their currency's scale. */
    public Kpis rounded() {
        return hasAmounts() ? withAmounts(currency, rounded(conversionValue), rounded(spend)) : this;
    }

    private BigDecimal rounded(BigDecimal amount) {
        return amount == null ? null : Money.rounded(amount, currency).amount();
    }

    private Kpis withAmounts(String inCurrency, BigDecimal value, BigDecimal spent) {
        return new Kpis(
                inCurrency,
                impressions,
                views,
                clicks,
                likes,
                shares,
                comments,
                saves,
                follows,
                conversions,
                value,
                streamClicks,
                actualStreams,
                spent);
    }

    /** One for every counter that was reported, however large: sums of these tell on how many days it was. */
    public Kpis reported() {
        return new Kpis(
                null,
                Counter.one(impressions),
                Counter.one(views),
                Counter.one(clicks),
                Counter.one(likes),
                Counter.one(shares),
                Counter.one(comments),
                Counter.one(saves),
                Counter.one(follows),
                Counter.one(conversions),
                Counter.one(conversionValue),
                Counter.one(streamClicks),
                Counter.one(actualStreams),
                Counter.one(spend));
    }

    /** These sums without the counters that {@code days} says nobody reports any more. */
    Kpis onlyWhere(Kpis days) {
        return new Kpis(
                days.conversionValue == null && days.spend == null ? null : currency,
                days.impressions == null ? null : impressions,
                days.views == null ? null : views,
                days.clicks == null ? null : clicks,
                days.likes == null ? null : likes,
                days.shares == null ? null : shares,
                days.comments == null ? null : comments,
                days.saves == null ? null : saves,
                days.follows == null ? null : follows,
                days.conversions == null ? null : conversions,
                days.conversionValue == null ? null : conversionValue,
                days.streamClicks == null ? null : streamClicks,
                days.actualStreams == null ? null : actualStreams,
                days.spend == null ? null : spend);
    }

    /** The same without counters that are zero, for counts of days. */
    Kpis withoutZeros() {
        return new Kpis(
                currency,
                Counter.nonZero(impressions),
                Counter.nonZero(views),
                Counter.nonZero(clicks),
                Counter.nonZero(likes),
                Counter.nonZero(shares),
                Counter.nonZero(comments),
                Counter.nonZero(saves),
                Counter.nonZero(follows),
                Counter.nonZero(conversions),
                Counter.nonZero(conversionValue),
                Counter.nonZero(streamClicks),
                Counter.nonZero(actualStreams),
                Counter.nonZero(spend));
    }

    private Kpis combine(Kpis other, boolean negated) {
        return new Kpis(
                commonCurrency(other),
                Counter.sum(impressions, other.impressions, negated),
                Counter.sum(views, other.views, negated),
                Counter.sum(clicks, other.clicks, negated),
                Counter.sum(likes, other.likes, negated),
                Counter.sum(shares, other.shares, negated),
                Counter.sum(comments, other.comments, negated),
                Counter.sum(saves, other.saves, negated),
                Counter.sum(follows, other.follows, negated),
                Counter.sum(conversions, other.conversions, negated),
                Counter.sum(conversionValue, other.conversionValue, negated),
                Counter.sum(streamClicks, other.streamClicks, negated),
                Counter.sum(actualStreams, other.actualStreams, negated),
                Counter.sum(spend, other.spend, negated));
    }

    private String commonCurrency(Kpis other) {
        if (currency != null && other.currency != null && !currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot combine " + currency + " with " + other.currency);
        }
        return currency == null ? other.currency : currency;
    }
}
