package com.mdmc.crm.kernel.campaign;

import java.math.BigDecimal;

/**
 * The counters one platform reported for one day. A metric the platform did not report is absent, which is not zero.
 *
 * @param spend in the campaign's currency
 * @param conversionValue in the campaign's currency
 */
public record DailyFigures(
        Long impressions,
        Long views,
        Long clicks,
        Long reach,
        Long likes,
        Long shares,
        Long comments,
        Long saves,
        Long follows,
        Long conversions,
        BigDecimal conversionValue,
        Long streamClicks,
        Long actualStreams,
        BigDecimal spend) {}
