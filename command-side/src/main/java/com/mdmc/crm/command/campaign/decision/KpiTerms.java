package com.mdmc.crm.command.campaign.decision;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.campaign.platform.PlatformSetup;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/**
 * Terms of a campaign under which its daily KPIs are recorded.
 *
 * @param currency the campaign's own, for ad accounts that have none
 * @param team the KPIs count in its dashboards
 * @param accounts the ad accounts of the platforms that are set up
 * @param creatives the ad accounts that show the creatives
 * @param firstDay of the campaign; {@code null} if open
 * @param lastDay of the campaign; {@code null} if open
 */
public record KpiTerms(
        String currency,
        String team,
        Map<Platform, AdAccount> accounts,
        Map<String, AdAccount> creatives,
        LocalDate firstDay,
        LocalDate lastDay) {

    public KpiTerms {
        accounts = Map.copyOf(accounts);
        creatives = Map.copyOf(creatives);
    }

    /** Terms of a campaign whose days are open. */
    public KpiTerms(String currency, String team, Map<Platform, AdAccount> accounts, Map<String, AdAccount> creatives) {
        this(currency, team, accounts, creatives, null, null);
    }

    /** Whether a day is not one of the campaign's. */
    public boolean isOutside(LocalDate day) {
        return firstDay != null && day.isBefore(firstDay) || lastDay != null && day.isAfter(lastDay);
    }

    /**
     * Account with a platform that advertising is bought through: it defines when a day ends and what is charged in.
     *
     * @param platform {@code null} if it is not known
     */
    public record AdAccount(Platform platform, ZoneId zone, String currency) {

        /** The default of a platform or creative without a setup. */
        static AdAccount unknown(Platform platform, String currency) {
            return new AdAccount(platform, PlatformSetup.defaultZone(), currency);
        }

        static AdAccount of(PlatformSetup setup, String currency) {
            String own = setup.config().currency();
            return new AdAccount(setup.name(), setup.zone(), own == null ? currency : own);
        }
    }

    /** The account that reports a platform's KPIs. */
    public AdAccount account(Platform platform) {
        return accounts.getOrDefault(platform, AdAccount.unknown(platform, currency));
    }

    /** The account that reports a creative's KPIs; fails if the campaign has no such creative. */
    public AdAccount creative(String creativeId) {
        AdAccount account = creatives.get(creativeId);
        if (account == null) {
            throw Rejection.notFound();
        }
        return account;
    }
}
