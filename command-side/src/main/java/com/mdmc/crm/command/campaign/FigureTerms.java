package com.mdmc.crm.command.campaign;

import com.mdmc.crm.kernel.campaign.PlatformSetup;
import com.mdmc.crm.kernel.value.Platform;
import java.time.ZoneId;
import java.util.Map;

/**
 * Under which terms a campaign takes daily figures. None of them changes under way: the currency is fixed by the first
 * activation, so figures recorded a moment after the campaign changed are still right.
 *
 * @param currency of the amounts
 * @param team whose dashboards the figures count in
 * @param zones the ad accounts' time zones, of platforms that are set up
 */
public record FigureTerms(String currency, String team, Map<Platform, ZoneId> zones) {

    public FigureTerms {
        zones = Map.copyOf(zones);
    }

    /** The time zone whose days the platform reports on. */
    public ZoneId zone(Platform platform) {
        return zones.getOrDefault(platform, PlatformSetup.defaultZone());
    }
}
