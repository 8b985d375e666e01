package com.mdmc.crm.query.campaign;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.Creative;
import com.mdmc.crm.domain.campaign.CreativeType;
import com.mdmc.crm.domain.campaign.kpi.CurrencyTotals;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import java.math.BigDecimal;
import java.time.Instant;

/** An asset of a campaign and how it does; {@code totals} is what {@code performance} is made of. */
public record CreativeView(
        String id,
        String name,
        CreativeType type,
        Platform platform,
        String url,
        String thumbnail,
        Creative.Dimensions dimensions,
        Creative.Metadata metadata,
        Performance performance,
        boolean isActive,
        Instant createdAt,
        Instant updatedAt,
        CurrencyTotals totals) {

    /**
     * What the asset achieved in all.
     *
     * @param currency of {@code spend} and {@code cpc}; {@code null} without amounts, and with amounts in several
     */
    public record Performance(
            long impressions,
            long clicks,
            BigDecimal ctr,
            BigDecimal cpc,
            BigDecimal conversions,
            BigDecimal spend,
            String currency) {

        static Performance of(Kpis sums) {
            return new Performance(
                    sums.impressions() == null ? 0 : sums.impressions(),
                    sums.clicks() == null ? 0 : sums.clicks(),
                    sums.ctr(),
                    sums.cpc(),
                    sums.conversions() == null ? BigDecimal.ZERO : sums.conversions(),
                    sums.spend(),
                    sums.currency());
        }
    }

    static CreativeView of(String id, Creative creative, CurrencyTotals totals, Instant createdAt, Instant updatedAt) {
        return new CreativeView(
                id,
                creative.name(),
                creative.type(),
                creative.platform(),
                creative.url(),
                creative.thumbnail(),
                creative.dimensions(),
                creative.metadata(),
                Performance.of(totals.sums().together()),
                creative.isActive(),
                createdAt,
                updatedAt,
                totals);
    }

    Creative creative() {
        return new Creative(name, type, platform, url, thumbnail, dimensions, metadata, isActive);
    }
}
