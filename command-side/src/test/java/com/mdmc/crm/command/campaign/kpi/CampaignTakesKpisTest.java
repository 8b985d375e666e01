package com.mdmc.crm.command.campaign.kpi;

import static com.mdmc.crm.command.campaign.decision.CampaignSamples.CAMPAIGN;
import static com.mdmc.crm.command.campaign.decision.CampaignSamples.and;
import static com.mdmc.crm.command.campaign.decision.CampaignSamples.byZoe;
import static com.mdmc.crm.command.campaign.decision.CampaignSamples.in;
import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.command.bus.CommandMetaData;
import com.mdmc.crm.command.campaign.decision.Campaign;
import com.mdmc.crm.command.campaign.decision.CampaignSamples;
import com.mdmc.crm.command.campaign.decision.KpiTerms;
import com.mdmc.crm.command.campaign.decision.KpiTerms.AdAccount;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.campaign.CampaignEvent;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignCancelled;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignCreativeAdded;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignPlatformConfigured;
import com.mdmc.crm.domain.campaign.CampaignStatus;
import com.mdmc.crm.domain.campaign.Creative;
import com.mdmc.crm.domain.campaign.CreativeBuilder;
import com.mdmc.crm.domain.campaign.CreativeType;
import com.mdmc.crm.domain.campaign.platform.PlatformConfig;
import com.mdmc.crm.domain.campaign.platform.PlatformConfigBuilder;
import com.mdmc.crm.domain.campaign.platform.PlatformSetup;
import com.mdmc.crm.platform.security.Actor;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a campaign accepts KPIs, and under which terms. It runs through 2026 and its 90 days end on 31 March 2027. */
class CampaignTakesKpisTest {
    private final AggregateTestFixture<Campaign> fixture = CampaignSamples.fixture();

    /** What a command on KPIs asks the campaign for first. */
    private record AskForTerms(Instant at) {}

    @BeforeEach
    void answerWithTerms() {
        fixture.registerCommandHandler(
                AskForTerms.class,
                message -> fixture.getRepository()
                        .load(CAMPAIGN.value())
                        .invoke(campaign -> campaign.kpiTerms(
                                (Actor) message.getMetaData().get(CommandMetaData.ACTOR),
                                ((AskForTerms) message.getPayload()).at())));
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT, 2026-06-01T12:00:00Z, false",
        "ACTIVE, 2026-06-01T12:00:00Z, true",
        "ACTIVE, 2030-01-01T12:00:00Z, true",
        "PAUSED, 2026-06-01T12:00:00Z, true",
        "COMPLETED, 2026-06-01T12:00:00Z, true",
        "COMPLETED, 2027-03-31T21:59:59Z, true", // 31 March in Paris, to its last second
        "COMPLETED, 2027-03-31T22:00:00Z, false",
        "CANCELLED, 2027-03-31T21:59:59Z, true",
        "CANCELLED, 2027-03-31T22:00:00Z, false"
    })
    void fromItsFirstActivationUntilNinetyDaysAfterItsEnd(CampaignStatus status, Instant at, boolean taken) {
        var result = fixture.given(in(status)).when(new AskForTerms(at), byZoe());
        if (taken) {
            result.expectSuccessfulHandlerExecution().expectNoEvents();
        } else {
            result.expectException(Rejection.class).expectExceptionMessage("campaign-takes-no-figures");
        }
    }

    @Test
    void neverIfItNeverBegan() {
        fixture.given(and(CampaignSamples.ready(), new CampaignCancelled(CAMPAIGN, CampaignStatus.DRAFT, null)))
                .when(new AskForTerms(Instant.parse("2026-06-01T12:00:00Z")), byZoe())
                .expectExceptionMessage("campaign-takes-no-figures");
    }

    @Test
    void underTheTermsOfEachAdAccount() {
        PlatformConfig american = PlatformConfigBuilder.builder()
                .adAccount(PersonalText.constant("act-1"))
                .timeZone(ZoneId.of("America/New_York"))
                .currency("USD")
                .build();
        List<CampaignEvent> history = and(
                CampaignSamples.active(),
                new CampaignPlatformConfigured(CAMPAIGN, new PlatformSetup(Platform.TIKTOK, true, american)),
                new CampaignCreativeAdded(CAMPAIGN, "on-tiktok", creative(Platform.TIKTOK)),
                new CampaignCreativeAdded(CAMPAIGN, "on-youtube", creative(Platform.YOUTUBE)),
                new CampaignCreativeAdded(CAMPAIGN, "anywhere", creative(null)));
        AtomicReference<KpiTerms> terms = new AtomicReference<>();
        fixture.given(history)
                .when(new AskForTerms(Instant.parse("2026-06-01T12:00:00Z")), byZoe())
                .expectResultMessageMatching(captured(terms));
        assertThat(terms.get().account(Platform.META)).isEqualTo(account(Platform.META, "Europe/Paris", "EUR"));
        assertThat(terms.get().account(Platform.TIKTOK)).isEqualTo(account(Platform.TIKTOK, "America/New_York", "USD"));
        assertThat(terms.get().account(Platform.YOUTUBE)).isEqualTo(account(Platform.YOUTUBE, "Europe/Paris", "EUR"));
        assertThat(terms.get().creative("on-tiktok")).isEqualTo(account(Platform.TIKTOK, "America/New_York", "USD"));
        assertThat(terms.get().creative("on-youtube")).isEqualTo(account(Platform.YOUTUBE, "Europe/Paris", "EUR"));
        assertThat(terms.get().creative("anywhere")).isEqualTo(account(null, "Europe/Paris", "EUR"));
    }

    private static Matcher<CommandResultMessage<?>> captured(AtomicReference<KpiTerms> terms) {
        return new CustomTypeSafeMatcher<>("terms") {
            @Override
            protected boolean matchesSafely(CommandResultMessage<?> result) {
                terms.set((KpiTerms) result.getPayload());
                return true;
            }
        };
    }

    private static AdAccount account(Platform platform, String zone, String currency) {
        return new AdAccount(platform, ZoneId.of(zone), currency);
    }

    private static Creative creative(Platform platform) {
        return CreativeBuilder.builder()
                .name(PersonalText.constant("Teaser"))
                .type(CreativeType.VIDEO)
                .platform(platform)
                .isActive(true)
                .build();
    }
}
