package com.mdmc.crm.query.campaign;

import com.mdmc.crm.kernel.campaign.DailyFigures;
import com.mdmc.crm.kernel.value.Kpis;
import com.mdmc.crm.kernel.value.Platform;
import java.time.LocalDate;

/** What one platform reported for one day. */
record PlatformDay(Platform platform, LocalDate date, String currency, DailyFigures figures) {

    Kpis kpis() {
        return figures.kpis(currency);
    }
}
