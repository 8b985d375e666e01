package com.mdmc.crm.command.campaign.kpi;

import com.mdmc.crm.command.campaign.decision.KpiTerms;
import com.mdmc.crm.command.campaign.decision.KpiTerms.AdAccount;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRecorded;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRestated;
import com.mdmc.crm.domain.campaign.kpi.CreativeKpisEvent.CampaignCreativeKpisRecorded;
import com.mdmc.crm.domain.campaign.kpi.CreativeKpisEvent.CampaignCreativeKpisRestated;
import com.mdmc.crm.domain.id.CampaignId;
import java.time.LocalDate;
import java.time.YearMonth;

/** Identifier of a {@link CampaignKpis} aggregate; as text it is the id of the stream. */
public sealed interface KpiMonth {

    CampaignId campaignId();

    /** The ad account that the KPIs are reported by; fails if the campaign has no such thing. */
    AdAccount account(KpiTerms terms);

    /** The event for a day that nothing was known of. */
    DomainEvent recorded(KpiTerms terms, LocalDate date, KpiRecordingResult result);

    /** The event for a day that changes. */
    DomainEvent restated(KpiTerms terms, LocalDate date, KpiRecordingResult result);

    /** A month of one platform. */
    record PlatformMonth(CampaignId campaignId, Platform platform, YearMonth month) implements KpiMonth {

        public static PlatformMonth of(CampaignId campaignId, Platform platform, LocalDate day) {
            return new PlatformMonth(campaignId, platform, YearMonth.from(day));
        }

        @Override
        public AdAccount account(KpiTerms terms) {
            return terms.account(platform);
        }

        @Override
        public DomainEvent recorded(KpiTerms terms, LocalDate date, KpiRecordingResult result) {
            RecordedDay day = result.after();
            return new CampaignKpisRecorded(
                    campaignId,
                    platform,
                    date,
                    day.currency(),
                    terms.team(),
                    day.kpis(),
                    result.fetchedAt(),
                    result.platformCampaigns());
        }

        @Override
        public DomainEvent restated(KpiTerms terms, LocalDate date, KpiRecordingResult result) {
            RecordedDay before = result.before();
            RecordedDay day = result.after();
            return new CampaignKpisRestated(
                    campaignId,
                    platform,
                    date,
                    day.currency(),
                    terms.team(),
                    before.kpis(),
                    day.kpis(),
                    result.fetchedAt(),
                    before.currencyUnless(day.currency()),
                    result.platformCampaigns());
        }

        @Override
        public String toString() {
            return campaignId + ":" + platform.wire() + ":" + month;
        }
    }

    /** A month of one creative. */
    record CreativeMonth(CampaignId campaignId, String creativeId, YearMonth month) implements KpiMonth {

        static CreativeMonth of(CampaignId campaignId, String creativeId, LocalDate day) {
            return new CreativeMonth(campaignId, creativeId, YearMonth.from(day));
        }

        @Override
        public AdAccount account(KpiTerms terms) {
            return terms.creative(creativeId);
        }

        @Override
        public DomainEvent recorded(KpiTerms terms, LocalDate date, KpiRecordingResult result) {
            RecordedDay day = result.after();
            return new CampaignCreativeKpisRecorded(
                    campaignId, creativeId, date, day.currency(), day.kpis(), result.fetchedAt());
        }

        @Override
        public DomainEvent restated(KpiTerms terms, LocalDate date, KpiRecordingResult result) {
            RecordedDay before = result.before();
            RecordedDay day = result.after();
            return new CampaignCreativeKpisRestated(
                    campaignId,
                    creativeId,
                    date,
                    day.currency(),
                    before.kpis(),
                    day.kpis(),
                    result.fetchedAt(),
                    before.currencyUnless(day.currency()));
        }

        @Override
        public String toString() {
            return campaignId + ":creative:" + creativeId + ":" + month;
        }
    }
}
