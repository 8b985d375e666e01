package com.mdmc.crm.domain.campaign.kpi;

import com.mdmc.crm.domain.Platform;

/** What an invoice is made from: a platform's figures of the period; {@code null} stands for spending without one. */
public record BilledFigures(Platform platform, Kpis figures) {}
