package com.mdmc.crm.domain.campaign.kpi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.id.CampaignId;
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

    /**
     * A platform corrected a day it had reported before: both what was known and what is known now.
     *
     * @param previousCurrency that of the amounts in {@code previous}; {@code null} if it is the same
     */
    record CampaignKpisRestated(
            CampaignId campaignId,
            Platform platform,
            LocalDate date,
            String currency,
            String team,
            DailyFigures previous,
            DailyFigures current,
            Instant fetchedAt,
            String previousCurrency)
            implements CampaignKpisEvent {

        /** What was known before, with the currency it was in. */
        public Kpis before() {
            return previous.kpis(previousCurrency == null ? currency : previousCurrency);
        }

        /** What is known now. */
        public Kpis after() {
            return current.kpis(currency);
        }
    }
}
