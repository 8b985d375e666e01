package com.mdmc.crm.query.campaign.view;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDrafted;
import com.mdmc.crm.domain.campaign.CampaignTeam;
import com.mdmc.crm.domain.campaign.CampaignType;
import com.mdmc.crm.domain.campaign.ClientInfo;
import com.mdmc.crm.domain.campaign.billing.BudgetTerms;
import com.mdmc.crm.domain.campaign.billing.BudgetTermsBuilder;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRecorded;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRestated;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.ledger.format.EventMetadata;
import com.mdmc.crm.projections.fold.EventEnvelope;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Streams of a campaign in euros, numbered and stamped as the ledger would. */
public final class CampaignHistories {
    public static final CampaignId CAMPAIGN = new CampaignId("campaign-1");
    public static final LocalDate DAY = LocalDate.of(2026, 2, 1);
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private CampaignHistories() {}

    public static CampaignDrafted drafted() {
        BudgetTerms thousand = BudgetTermsBuilder.builder()
                .allocated(new BigDecimal("1000"))
                .currency("EUR")
                .build()
                .atScale("");
        return new CampaignDrafted(
                CAMPAIGN,
                PersonalText.constant("Été"),
                null,
                CampaignType.ACQUISITION,
                null,
                ClientInfo.unknown(),
                CampaignTeam.open("denis"),
                thousand,
                null);
    }

    public static CampaignKpisRecorded recorded(Platform platform, LocalDate date, String currency, Kpis kpis) {
        return new CampaignKpisRecorded(CAMPAIGN, platform, date, currency, "denis", kpis, NOON, null);
    }

    public static CampaignKpisRestated restated(
            Platform platform, LocalDate date, String currency, Kpis previous, Kpis current) {
        return new CampaignKpisRestated(
                CAMPAIGN, platform, date, currency, "denis", previous, current, NOON, null, null);
    }

    /** KPIs with a reach, so that whatever adds days up can be seen to leave it out. */
    public static Kpis kpis(Long impressions, Long clicks, Long reach, String spend, String value) {
        Map<String, Number> metrics = new HashMap<>(Map.of(
                "likes",
                1,
                "shares",
                2,
                "comments",
                3,
                "saves",
                4,
                "follows",
                5,
                "conversions",
                1,
                "actualStreams",
                6));
        metrics.put("impressions", impressions);
        metrics.put("clicks", clicks);
        metrics.put("reach", reach);
        metrics.put("conversionValue", number(value));
        metrics.put("spend", number(spend));
        return Kpis.of(metrics);
    }

    public static List<EventEnvelope<?>> stream(DomainEvent... events) {
        List<EventEnvelope<?>> stream = new ArrayList<>();
        for (DomainEvent event : events) {
            long position = stream.size() + 1L;
            stream.add(new EventEnvelope<>(
                    event,
                    position,
                    0,
                    event.subject(),
                    position,
                    NOON,
                    EventMetadata.of(Map.of("actor", "user-zoe"))));
        }
        return stream;
    }

    private static BigDecimal number(String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
