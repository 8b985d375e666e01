package com.mdmc.crm.domain.campaign.kpi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.id.CampaignId;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Daily KPIs of a single creative. The platform's KPIs of the day contain them, so they count in no sum but the
 * creative's own.
 */
public sealed interface CreativeKpisEvent extends DomainEvent {

    CampaignId campaignId();

    String creativeId();

    /** The day in the ad account's time zone. */
    LocalDate date();

    /** What is known of the day from now on. */
    KpiSums after();

    @Override
    @JsonIgnore
    default String subject() {
        return campaignId().value();
    }

    /** A creative's KPIs of a day arrived for the first time. */
    record CampaignCreativeKpisRecorded(
            CampaignId campaignId,
            String creativeId,
            LocalDate date,
            String currency,
            @JsonProperty("figures") Kpis kpis,
            Instant fetchedAt)
            implements CreativeKpisEvent {

        @Override
        public KpiSums after() {
            return KpiSums.of(kpis, currency);
        }
    }

    /**
     * A platform corrected the day of a creative.
     *
     * @param previous what was known before
     * @param current what is known now
     * @param previousCurrency of the amounts in {@code previous}; {@code null} if it is the same
     */
    record CampaignCreativeKpisRestated(
            CampaignId campaignId,
            String creativeId,
            LocalDate date,
            String currency,
            Kpis previous,
            Kpis current,
            Instant fetchedAt,
            String previousCurrency)
            implements CreativeKpisEvent {

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
