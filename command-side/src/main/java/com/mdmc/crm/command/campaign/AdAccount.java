package com.mdmc.crm.command.campaign;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.platform.PlatformSetup;
import java.time.ZoneId;

/**
 * The account advertising is bought through: whose days a platform reports on, and what it charges in.
 *
 * @param platform {@code null} if it is not known whose it is
 */
public record AdAccount(Platform platform, ZoneId zone, String currency) {

    /** What is taken for granted as long as nobody has said otherwise. */
    static AdAccount unknown(Platform platform, String currency) {
        return new AdAccount(platform, PlatformSetup.defaultZone(), currency);
    }

    static AdAccount of(PlatformSetup setup, String currency) {
        String own = setup.config().currency();
        return new AdAccount(setup.name(), setup.zone(), own == null ? currency : own);
    }
}
