package com.mdmc.crm.domain.campaign.platform;

import com.mdmc.crm.domain.Platform;
import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.ZoneId;

/** One platform a campaign runs on, whether it is switched on (unless said otherwise, it is), and how it is set up. */
@RecordBuilder
public record PlatformSetup(
        @NotNull Platform name, Boolean isActive, @Valid PlatformConfig config) implements PlatformSetupBuilder.With {
    private static final ZoneId AGENCY = ZoneId.of("Europe/Paris");

    public PlatformSetup {
        isActive = isActive == null || isActive;
        config = config == null ? PlatformConfig.open() : config;
    }

    /** The time zone whose days the platform reports on. */
    public ZoneId zone() {
        return config.timeZone() == null ? AGENCY : config.timeZone();
    }

    /** The zone of a platform nobody has set up. */
    public static ZoneId defaultZone() {
        return AGENCY;
    }

    /** The same setup with its amounts at the campaign currency's scale. */
    public PlatformSetup atScale(String currency) {
        return withConfig(config.atScale(currency));
    }
}
