package com.mdmc.crm.query.campaign.kpi;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.kpi.DailyKpis;
import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import java.time.LocalDate;

/**
 * What one platform reported for one day.
 *
 * @param platform {@code null} for a creative's figures
 */
public record PlatformDay(Platform platform, LocalDate date, String currency, DailyKpis figures) {

    Kpis kpis() {
        return figures.kpis(currency);
    }

    /** The figures with their amounts in another currency; as they were reported if no rate is on record. */
    public Kpis in(String target, ExchangeRates rates) {
        Kpis reported = kpis();
        return rates.convert(reported, target, date).orElse(reported);
    }
}
