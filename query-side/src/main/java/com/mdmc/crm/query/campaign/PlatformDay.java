package com.mdmc.crm.query.campaign;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.kpi.DailyFigures;
import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import java.time.LocalDate;

/**
 * What one platform reported for one day.
 *
 * @param platform {@code null} for a creative's figures
 */
record PlatformDay(Platform platform, LocalDate date, String currency, DailyFigures figures) {

    Kpis kpis() {
        return figures.kpis(currency);
    }

    /** The figures with their amounts in another currency; as they were reported if no rate is on record. */
    Kpis in(String target, ExchangeRates rates) {
        Kpis reported = kpis();
        return rates.convert(reported, target, date).orElse(reported);
    }
}
