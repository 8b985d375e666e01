package com.mdmc.crm.command.campaign;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Rejection;
import java.util.Map;

/**
 * Under which terms a campaign takes daily figures. The currency is fixed by the first activation, so figures recorded
 * a moment after the campaign changed are still right.
 *
 * @param currency the campaign's own, for ad accounts that have none
 * @param team whose dashboards the figures count in
 * @param accounts the ad accounts of the platforms that are set up
 * @param creatives the ad accounts that show the creatives
 */
public record FigureTerms(
        String currency, String team, Map<Platform, AdAccount> accounts, Map<String, AdAccount> creatives) {

    public FigureTerms {
        accounts = Map.copyOf(accounts);
        creatives = Map.copyOf(creatives);
    }

    /** The account that a platform's figures are about. */
    public AdAccount account(Platform platform) {
        return accounts.getOrDefault(platform, AdAccount.unknown(platform, currency));
    }

    /** The account that a creative's figures are about; fails if the campaign has no such creative. */
    public AdAccount creative(String creativeId) {
        AdAccount account = creatives.get(creativeId);
        if (account == null) {
            throw Rejection.notFound();
        }
        return account;
    }
}
