package com.mdmc.crm.domain.campaign.kpi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.id.CampaignId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Daily KPIs of a campaign, as a platform reported and later corrected them. */
public sealed interface CampaignKpisEvent extends DomainEvent {

    CampaignId campaignId();

    Platform platform();

    /** The day in the ad account's time zone. */
    LocalDate date();

    /** What is known of the day from now on. */
    KpiSums after();

    /** What the report told apart of the day; {@code null} if it told no platform campaigns apart. */
    List<PlatformCampaignKpis> platformCampaigns();

    @Override
    @JsonIgnore
    default String subject() {
        return campaignId().value();
    }

    /**
     * A platform's KPIs of a day arrived for the first time.
     *
     * @param currency of the amounts
     * @param team the campaign's team at this moment; the KPIs count in its dashboards
     * @param fetchedAt when they were read from the platform
     * @param platformCampaigns the report's parts; {@code null} if it told no platform campaigns apart
     */
    record CampaignKpisRecorded(
            CampaignId campaignId,
            Platform platform,
            LocalDate date,
            String currency,
            String team,
            @JsonProperty("figures") Kpis kpis,
            Instant fetchedAt,
            List<PlatformCampaignKpis> platformCampaigns)
            implements CampaignKpisEvent {

        @Override
        public KpiSums after() {
            return KpiSums.of(kpis, currency);
        }
    }

    /**
     * A platform corrected a day that it had reported before.
     *
     * @param previous what was known before
     * @param current what is known now
     * @param previousCurrency of the amounts in {@code previous}; {@code null} if it is the same
     * @param platformCampaigns the report's parts; {@code null} if it told no platform campaigns apart
     */
    record CampaignKpisRestated(
            CampaignId campaignId,
            Platform platform,
            LocalDate date,
            String currency,
            String team,
            Kpis previous,
            Kpis current,
            Instant fetchedAt,
            String previousCurrency,
            List<PlatformCampaignKpis> platformCampaigns)
            implements CampaignKpisEvent {

        /** What was known before, with the currency it was in. */
        public KpiSums before() {
            return KpiSums.of(previous, previousCurrency == null ? currency : previousCurrency);
        }

        @Override
        public KpiSums after() {
            return KpiSums.of(current, currency);
        }
    }
}
