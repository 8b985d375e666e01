package com.mdmc.crm.command.campaign.decision;

import static com.mdmc.crm.command.campaign.decision.CampaignSamples.CAMPAIGN;
import static com.mdmc.crm.command.campaign.decision.CampaignSamples.byZoe;
import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.command.campaign.decision.CampaignCommand.AddCreative;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.InvoicePeriod;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.IssueInvoice;
import com.mdmc.crm.command.campaign.kpi.CampaignKpis;
import com.mdmc.crm.command.campaign.kpi.KpiFixture;
import com.mdmc.crm.command.campaign.kpi.KpiFixture.Reports;
import com.mdmc.crm.command.campaign.kpi.KpiMonth.PlatformMonth;
import com.mdmc.crm.command.campaign.kpi.KpisCommand.ReportedDay;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.Creative;
import com.mdmc.crm.domain.campaign.CreativeBuilder;
import com.mdmc.crm.domain.campaign.CreativeType;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import com.mdmc.crm.ledger.serialization.EventCodec;
import com.mdmc.crm.ledger.serialization.EventType;
import com.mdmc.crm.ledger.serialization.EventTypes;
import com.mdmc.crm.ledger.serialization.Upcasters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/** A snapshot comes back as it was written, with everything a decision needs. */
class CampaignSnapshotsTest {
    private static final EventCodec CODEC = new EventCodec(
            EventTypes.of()
                    .and(
                            EventType.named("Campaign", Campaign.class),
                            EventType.named("CampaignKpis", CampaignKpis.class)),
            Upcasters.none());

    @Test
    void campaignsComeBack() {
        AggregateTestFixture<Campaign> fixture = CampaignSamples.fixture();
        Creative creative = CreativeBuilder.builder()
                .name(PersonalText.constant("Teaser"))
                .type(CreativeType.VIDEO)
                .platform(Platform.META)
                .isActive(true)
                .build();
        InvoicePeriod january = new InvoicePeriod(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31));
        fixture.given(CampaignSamples.active())
                .when(new AddCreative(CAMPAIGN, "creative-1", creative), byZoe())
                .expectState(campaign -> comesBack(campaign, "creative-1"));
        fixture.given(CampaignSamples.active())
                .when(
                        new IssueInvoice(
                                CAMPAIGN,
                                "invoice-1",
                                january,
                                LocalDate.of(2026, 2, 1),
                                List.of(),
                                9,
                                CampaignSamples.BILLING),
                        byZoe())
                .expectState(campaign -> comesBack(campaign, "invoice-1"));
    }

    @Test
    void monthsOfKpisComeBack() {
        LocalDate day = LocalDate.of(2026, 3, 1);
        Instant noon = Instant.parse("2026-03-02T12:00:00Z");
        Kpis kpis = Kpis.of(Map.of("impressions", 1, "spend", new BigDecimal("1.50")));
        ReportedDay report = new ReportedDay(PlatformMonth.of(CAMPAIGN, Platform.META, day), day, kpis, null, noon);
        KpiFixture.create()
                .givenNoPriorActivity()
                .when(new Reports(List.of(report), new KpiTerms("EUR", null, Map.of(), Map.of()), noon), byZoe())
                .expectState(month -> comesBack(month, "\"figures\":{\"impressions\":1,\"spend\":1.50}"));
    }

    private static void comesBack(Object aggregate, String known) {
        try {
            String written = json(aggregate);
            EventType type = CODEC.typeOf(aggregate);
            Object read = CODEC.read(type.alias(), type.revision(), CODEC.write(aggregate));
            assertThat(written).contains(known);
            assertThat(json(read)).isEqualTo(written);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String json(Object aggregate) {
        return CODEC.write(aggregate);
    }
}
