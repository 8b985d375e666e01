package com.mdmc.crm.command.campaign.decision;

import static com.mdmc.crm.command.campaign.decision.CampaignSamples.CAMPAIGN;
import static com.mdmc.crm.command.campaign.decision.CampaignSamples.and;
import static com.mdmc.crm.command.campaign.decision.CampaignSamples.by;
import static com.mdmc.crm.command.campaign.decision.CampaignSamples.byZoe;
import static com.mdmc.crm.command.campaign.decision.CampaignSamples.in;
import static com.mdmc.crm.command.campaign.decision.CampaignSamples.manager;
import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.command.bus.CommandMetaData;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ActivateCampaign;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.CancelCampaign;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ChangeCampaignBudget;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.CompleteCampaign;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.DiscardDraft;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.DraftCampaign;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.PauseCampaign;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ReopenCampaign;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.campaign.CampaignEvent;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignActivated;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignCancelled;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignCompleted;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDiscarded;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDrafted;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignPaused;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignPlatformConfigured;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignReopened;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignTeamChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignTimelineChanged;
import com.mdmc.crm.domain.campaign.CampaignStatus;
import com.mdmc.crm.domain.campaign.CampaignTeam;
import com.mdmc.crm.domain.campaign.CampaignTeamBuilder;
import com.mdmc.crm.domain.campaign.CampaignTimeline;
import com.mdmc.crm.domain.campaign.CampaignTimelineBuilder;
import com.mdmc.crm.domain.campaign.CampaignType;
import com.mdmc.crm.domain.campaign.ClientInfo;
import com.mdmc.crm.domain.campaign.billing.BudgetTerms;
import com.mdmc.crm.domain.campaign.billing.BudgetTermsBuilder;
import com.mdmc.crm.domain.campaign.platform.PlatformSetup;
import com.mdmc.crm.domain.id.LeadId;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A campaign's life: every order to change its status from every status it can be in. */
class CampaignLifeTest {
    private static final Map<CampaignStatus, List<CampaignStatus>> ALLOWED = Map.of(
            CampaignStatus.DRAFT, List.of(CampaignStatus.ACTIVE, CampaignStatus.CANCELLED),
            CampaignStatus.ACTIVE, List.of(CampaignStatus.PAUSED, CampaignStatus.COMPLETED, CampaignStatus.CANCELLED),
            CampaignStatus.PAUSED, List.of(CampaignStatus.ACTIVE, CampaignStatus.COMPLETED, CampaignStatus.CANCELLED),
            CampaignStatus.COMPLETED, List.of(),
            CampaignStatus.CANCELLED, List.of());

    private final AggregateTestFixture<Campaign> fixture = CampaignSamples.fixture();

    static Stream<Arguments> pairs() {
        return Arrays.stream(CampaignStatus.values())
                .flatMap(from -> Arrays.stream(CampaignStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void movesAsTheTableSays(CampaignStatus from, CampaignStatus to) {
        assertThat(from.canMoveTo(to)).isEqualTo(ALLOWED.get(from).contains(to));
        assertThat(from.next()).containsExactlyInAnyOrderElementsOf(ALLOWED.get(from));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void obeysOrdersAsTheTableSays(CampaignStatus from, CampaignStatus to) {
        if (to == CampaignStatus.DRAFT) {
            return; // No order leads back to a draft but reopening.
        }
        var result = fixture.given(in(from)).when(order(to), byZoe());
        if (from == to) {
            result.expectNoEvents().expectSuccessfulHandlerExecution();
        } else if (ALLOWED.get(from).contains(to)) {
            result.expectEvents(fact(from, to));
        } else {
            result.expectException(Rejection.class).expectExceptionMessage("campaign-transition");
        }
    }

    @ParameterizedTest
    @EnumSource(CampaignStatus.class)
    void reopensOnlyWhatHasEnded(CampaignStatus from) {
        var result =
                fixture.given(in(from)).when(new ReopenCampaign(CAMPAIGN, PersonalText.constant("encore")), byZoe());
        switch (from) {
            case COMPLETED ->
                result.expectEvents(
                        new CampaignReopened(CAMPAIGN, from, CampaignStatus.PAUSED, PersonalText.constant("encore")));
            case CANCELLED ->
                result.expectEvents(
                        new CampaignReopened(CAMPAIGN, from, CampaignStatus.DRAFT, PersonalText.constant("encore")));
            default -> result.expectException(Rejection.class).expectExceptionMessage("campaign-not-ended");
        }
    }

    @Test
    void goesOnAfterBeingReopened() {
        fixture.given(and(
                        in(CampaignStatus.COMPLETED),
                        new CampaignReopened(
                                CAMPAIGN,
                                CampaignStatus.COMPLETED,
                                CampaignStatus.PAUSED,
                                PersonalText.constant("encore"))))
                .when(new ActivateCampaign(CAMPAIGN, null), byZoe())
                .expectEvents(new CampaignActivated(CAMPAIGN, CampaignStatus.PAUSED, null));
    }

    static Stream<Arguments> incomplete() {
        CampaignEvent noPlatform =
                new CampaignPlatformConfigured(CAMPAIGN, new PlatformSetup(Platform.META, false, null));
        CampaignEvent noManager = new CampaignTeamChanged(
                CAMPAIGN,
                CampaignSamples.TEAM,
                CampaignTeamBuilder.builder().team("denis").build());
        CampaignEvent noBudget = new CampaignEvent.CampaignBudgetChanged(CAMPAIGN, BudgetTerms.open());
        CampaignEvent nothingAllocated = new CampaignEvent.CampaignBudgetChanged(
                CAMPAIGN,
                BudgetTermsBuilder.builder()
                        .allocated(java.math.BigDecimal.ZERO)
                        .currency("EUR")
                        .build());
        CampaignEvent noDates = new CampaignTimelineChanged(CAMPAIGN, CampaignTimeline.open());
        CampaignEvent endsFirst = new CampaignTimelineChanged(
                CAMPAIGN,
                CampaignTimelineBuilder.builder()
                        .startDate(LocalDate.of(2026, 2, 2))
                        .endDate(LocalDate.of(2026, 2, 1))
                        .build());
        return Stream.of(
                Arguments.of("platforms", noPlatform),
                Arguments.of("team.manager", noManager),
                Arguments.of("budget.allocated", noBudget),
                Arguments.of("budget.allocated", nothingAllocated),
                Arguments.of("timeline", noDates),
                Arguments.of("timeline", endsFirst));
    }

    @ParameterizedTest
    @MethodSource("incomplete")
    void startsOnlyWithEverythingInPlace(String missing, CampaignEvent takenAway) {
        fixture.given(and(CampaignSamples.ready(), takenAway))
                .when(new ActivateCampaign(CAMPAIGN, null), byZoe())
                .expectException(notReady(missing));
    }

    @Test
    void startsWithOneDay() {
        LocalDate day = LocalDate.of(2026, 2, 1);
        fixture.given(and(
                        CampaignSamples.ready(),
                        new CampaignTimelineChanged(
                                CAMPAIGN,
                                CampaignTimelineBuilder.builder()
                                        .startDate(day)
                                        .endDate(day)
                                        .build())))
                .when(new ActivateCampaign(CAMPAIGN, null), byZoe())
                .expectEvents(new CampaignActivated(CAMPAIGN, CampaignStatus.DRAFT, null));
    }

    @Test
    void draftsWithWhatALeadTells() {
        DraftCampaign draft = new DraftCampaign(
                CAMPAIGN,
                PersonalText.constant("Été"),
                null,
                CampaignType.ACQUISITION,
                CampaignSamples.LEAD,
                null,
                null,
                null,
                CampaignSamples.ZOE);
        CampaignDrafted drafted = new CampaignDrafted(
                CAMPAIGN,
                PersonalText.constant("Été"),
                null,
                CampaignType.ACQUISITION,
                CampaignSamples.LEAD,
                ClientInfo.unknown(),
                CampaignTeam.open(null),
                BudgetTerms.open(),
                CampaignSamples.ZOE);
        fixture.givenNoPriorActivity().when(draft, byZoe()).expectEvents(drafted);
        fixture.given(drafted).when(draft, byZoe()).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void discardsADraftOfItsLeadOnce() {
        DiscardDraft discard = new DiscardDraft(CAMPAIGN, CampaignSamples.LEAD, PersonalText.constant("annulé"));
        CampaignDiscarded discarded =
                new CampaignDiscarded(CAMPAIGN, CampaignStatus.DRAFT, PersonalText.constant("annulé"));
        fixture.given(CampaignSamples.ready()).when(discard, byZoe()).expectEvents(discarded);
        fixture.given(and(CampaignSamples.ready(), discarded))
                .when(discard, byZoe())
                .expectNoEvents();
        fixture.given(and(CampaignSamples.ready(), discarded))
                .when(new ReopenCampaign(CAMPAIGN, PersonalText.constant("quand même")), byZoe())
                .expectExceptionMessage("campaign-discarded");
        fixture.given(and(CampaignSamples.ready(), new CampaignCancelled(CAMPAIGN, CampaignStatus.DRAFT, null)))
                .when(discard, byZoe())
                .expectEvents(
                        new CampaignDiscarded(CAMPAIGN, CampaignStatus.CANCELLED, PersonalText.constant("annulé")));
        fixture.given(CampaignSamples.active()).when(discard, byZoe()).expectExceptionMessage("campaign-not-draft");
        fixture.given(CampaignSamples.ready())
                .when(new DiscardDraft(CAMPAIGN, new LeadId("lead-2"), null), byZoe())
                .expectExceptionMessage("campaign-not-draft");
    }

    @Test
    void isUnknownToOtherTeams() {
        fixture.given(CampaignSamples.active())
                .when(new PauseCampaign(CAMPAIGN, null), by(manager("marine")))
                .expectExceptionMessage("not-found");
        fixture.given(CampaignSamples.active())
                .when(new ChangeCampaignBudget(CAMPAIGN, BudgetTerms.open()), by(manager("marine")))
                .expectExceptionMessage("not-found");
    }

    @Test
    void turnsStaleDecisionsDown() {
        Map<String, Object> stale =
                Map.of(CommandMetaData.ACTOR, manager("denis"), CommandMetaData.EXPECTED_VERSION, 3L);
        fixture.given(CampaignSamples.active())
                .when(new PauseCampaign(CAMPAIGN, null), stale)
                .expectExceptionMessage("stale-version");
    }

    private static Matcher<Rejection> notReady(String missing) {
        return new CustomTypeSafeMatcher<>("not ready for want of " + missing) {
            @Override
            protected boolean matchesSafely(Rejection refusal) {
                return refusal.code().equals("campaign-not-ready")
                        && refusal.details().equals(Map.of("missing", List.of(missing)));
            }
        };
    }

    private static CampaignCommand order(CampaignStatus to) {
        return switch (to) {
            case ACTIVE -> new ActivateCampaign(CAMPAIGN, PersonalText.constant("parce que"));
            case PAUSED -> new PauseCampaign(CAMPAIGN, PersonalText.constant("parce que"));
            case COMPLETED -> new CompleteCampaign(CAMPAIGN, PersonalText.constant("parce que"));
            default -> new CancelCampaign(CAMPAIGN, PersonalText.constant("parce que"));
        };
    }

    private static CampaignEvent fact(CampaignStatus from, CampaignStatus to) {
        return switch (to) {
            case ACTIVE -> new CampaignActivated(CAMPAIGN, from, PersonalText.constant("parce que"));
            case PAUSED -> new CampaignPaused(CAMPAIGN, from, PersonalText.constant("parce que"));
            case COMPLETED -> new CampaignCompleted(CAMPAIGN, from, PersonalText.constant("parce que"));
            default -> new CampaignCancelled(CAMPAIGN, from, PersonalText.constant("parce que"));
        };
    }
}
