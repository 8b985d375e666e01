package com.mdmc.crm.kernel.campaign;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.kernel.DomainEvent;
import com.mdmc.crm.kernel.value.CampaignId;
import com.mdmc.crm.kernel.value.Platform;
import java.time.Instant;
import java.time.LocalDate;

/** What a platform reported for a day of a campaign, first and ever again. */
public sealed interface CampaignKpisEvent extends DomainEvent {

    CampaignId campaignId();

    Platform platform();

    /** The day in the ad account's time zone. */
    LocalDate date();

    @Override
    @JsonIgnore
    default String subject() {
        return campaignId().value();
    }

    /**
     * Figures for a day arrived for the first time.
     *
     * @param currency that of the amounts in them
     * @param team the campaign's team at this moment; whose dashboards the figures count in
     * @param fetchedAt when they were read from the platform
     */
    record CampaignKpisRecorded(
            CampaignId campaignId,
            Platform platform,
            LocalDate date,
            String currency,
            String team,
            DailyFigures figures,
            Instant fetchedAt)
            implements CampaignKpisEvent {}

    /** A platform corrected a day it had reported before: both what was known and what is known now. */
    record CampaignKpisRestated(
            CampaignId campaignId,
            Platform platform,
            LocalDate date,
            String currency,
            String team,
            DailyFigures previous,
            DailyFigures current,
            Instant fetchedAt)
            implements CampaignKpisEvent {}
}
