package com.mdmc.crm.query.campaign;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDrafted;
import com.mdmc.crm.domain.campaign.CampaignTeam;
import com.mdmc.crm.domain.campaign.CampaignType;
import com.mdmc.crm.domain.campaign.ClientInfo;
import com.mdmc.crm.domain.campaign.billing.BudgetTerms;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRecorded;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRestated;
import com.mdmc.crm.domain.campaign.kpi.DailyFigures;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.ledger.format.Provenance;
import com.mdmc.crm.projections.fold.Recorded;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Streams of a campaign in euros, numbered and stamped as the ledger would. */
final class CampaignHistories {
    static final CampaignId CAMPAIGN = new CampaignId("campaign-1");
    static final LocalDate DAY = LocalDate.of(2026, 2, 1);
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private CampaignHistories() {}

    static CampaignDrafted drafted() {
        BudgetTerms thousand = new BudgetTerms(new BigDecimal("1000"), "EUR", null, null, null).atScale("");
        return new CampaignDrafted(
                CAMPAIGN,
                "Été",
                null,
                CampaignType.ACQUISITION,
                null,
                ClientInfo.unknown(),
                CampaignTeam.open("denis"),
                thousand);
    }

    static CampaignKpisRecorded recorded(Platform platform, LocalDate date, String currency, DailyFigures figures) {
        return new CampaignKpisRecorded(CAMPAIGN, platform, date, currency, "denis", figures, NOON);
    }

    static CampaignKpisRestated restated(
            Platform platform, LocalDate date, String currency, DailyFigures previous, DailyFigures current) {
        return new CampaignKpisRestated(CAMPAIGN, platform, date, currency, "denis", previous, current, NOON, null);
    }

    /** Figures with a reach, so that whatever adds days up can be seen to leave it out. */
    static DailyFigures figures(Long impressions, Long clicks, Long reach, String spend, String value) {
        return new DailyFigures(
                impressions,
                null,
                clicks,
                reach,
                null,
                1L,
                2L,
                3L,
                4L,
                5L,
                BigDecimal.ONE,
                number(value),
                null,
                6L,
                number(spend),
                null);
    }

    static List<Recorded<?>> stream(DomainEvent... events) {
        List<Recorded<?>> stream = new ArrayList<>();
        for (DomainEvent event : events) {
            long position = stream.size() + 1L;
            stream.add(new Recorded<>(
                    event, position, 0, event.subject(), position, NOON, Provenance.of(Map.of("actor", "user-zoe"))));
        }
        return stream;
    }

    private static BigDecimal number(String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
