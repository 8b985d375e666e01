package com.mdmc.crm.query.campaign.view;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.Creative;
import com.mdmc.crm.domain.campaign.CreativeType;
import com.mdmc.crm.domain.campaign.kpi.CurrencyTotals;
import com.mdmc.crm.domain.campaign.kpi.KpiSums;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import java.math.BigDecimal;
import java.time.Instant;

/** An asset of a campaign with its KPIs; {@code performance} is computed from {@code totals}. */
public record CreativeView(
        String id,
        String name,
        CreativeType type,
        Platform platform,
        String url,
        String thumbnail,
        Creative.Dimensions dimensions,
        Creative.Metadata metadata,
        AchievedKpis performance,
        boolean isActive,
        Instant createdAt,
        Instant updatedAt,
        CurrencyTotals totals) {

    /**
     * KPIs of the asset over all days.
     *
     * @param currency of {@code spend} and {@code cpc}; {@code null} without amounts, and with amounts in several
     */
    public record AchievedKpis(
            long impressions,
            long clicks,
            BigDecimal ctr,
            BigDecimal cpc,
            BigDecimal conversions,
            BigDecimal spend,
            String currency) {

        static AchievedKpis of(KpiSums sums) {
            Kpis kpis = sums.kpis();
            return new AchievedKpis(
                    kpis.impressions() == null ? 0 : kpis.impressions(),
                    kpis.clicks() == null ? 0 : kpis.clicks(),
                    kpis.ctr(),
                    kpis.cpc(),
                    kpis.conversions() == null ? BigDecimal.ZERO : kpis.conversions(),
                    kpis.spend(),
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
                AchievedKpis.of(totals.sums().together()),
                creative.isActive(),
                createdAt,
                updatedAt,
                totals);
    }

    Creative creative() {
        return new Creative(name, type, platform, url, thumbnail, dimensions, metadata, isActive);
    }
}
