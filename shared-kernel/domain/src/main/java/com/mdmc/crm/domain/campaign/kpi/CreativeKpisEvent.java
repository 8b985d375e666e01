package com.mdmc.crm.domain.campaign.kpi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.id.CampaignId;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What a platform reported for a day of a single creative. The platform's figures of the whole day contain these, so
 * they count in no total but the creative's own.
 */
public sealed interface CreativeKpisEvent extends DomainEvent {

    CampaignId campaignId();

    String creativeId();

    /** The day in the ad account's time zone. */
    LocalDate date();

    @Override
    @JsonIgnore
    default String subject() {
        return campaignId().value();
    }

    /** A creative's figures for a day arrived for the first time. */
    record CampaignCreativeKpisRecorded(
            CampaignId campaignId,
            String creativeId,
            LocalDate date,
            String currency,
            DailyFigures figures,
            Instant fetchedAt)
            implements CreativeKpisEvent {}

    /**
     * A platform corrected a creative's day: both what was known and what is known now.
     *
     * @param previousCurrency that of the amounts in {@code previous}; {@code null} if it is the same
     */
    record CampaignCreativeKpisRestated(
            CampaignId campaignId,
            String creativeId,
            LocalDate date,
            String currency,
            DailyFigures previous,
            DailyFigures current,
            Instant fetchedAt,
            String previousCurrency)
            implements CreativeKpisEvent {

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
