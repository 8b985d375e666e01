package com.mdmc.crm.domain.campaign.kpi;

import com.mdmc.crm.domain.Platform;

/**
 * KPIs of an invoice's period, of one platform.
 *
 * @param platform {@code null} for spending that belongs to none, such as a correction
 */
public record BilledKpis(Platform platform, KpiSums kpis) {}
