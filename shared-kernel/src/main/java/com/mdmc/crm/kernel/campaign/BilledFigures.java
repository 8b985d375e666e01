package com.mdmc.crm.kernel.campaign;

import com.mdmc.crm.kernel.value.Kpis;
import com.mdmc.crm.kernel.value.Platform;

/** What an invoice is made from: a platform's figures of the period; {@code null} stands for spending without one. */
public record BilledFigures(Platform platform, Kpis figures) {}
