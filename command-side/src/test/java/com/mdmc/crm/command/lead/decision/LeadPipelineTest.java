package com.mdmc.crm.command.lead.decision;

import static com.mdmc.crm.command.lead.decision.LeadSamples.LEAD;
import static com.mdmc.crm.command.lead.decision.LeadSamples.captured;
import static com.mdmc.crm.command.lead.decision.LeadSamples.contract;
import static com.mdmc.crm.command.lead.decision.LeadSamples.lost;
import static com.mdmc.crm.command.lead.decision.LeadSamples.moved;
import static com.mdmc.crm.domain.lead.LeadStage.CLOSED;
import static com.mdmc.crm.domain.lead.LeadStage.CONTACTED;
import static com.mdmc.crm.domain.lead.LeadStage.LOST;
import static com.mdmc.crm.domain.lead.LeadStage.NEGOTIATION;
import static com.mdmc.crm.domain.lead.LeadStage.NEW;
import static com.mdmc.crm.domain.lead.LeadStage.PROPOSAL;
import static com.mdmc.crm.domain.lead.LeadStage.QUALIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.command.lead.decision.LeadCommand.ChangeLeadStage;
import com.mdmc.crm.command.lead.decision.LeadCommand.ConvertLead;
import com.mdmc.crm.command.lead.decision.LeadCommand.ReopenLead;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.lead.LeadEvent.LeadConverted;
import com.mdmc.crm.domain.lead.LeadEvent.LeadLost;
import com.mdmc.crm.domain.lead.LeadEvent.LeadReopened;
import com.mdmc.crm.domain.lead.LeadStage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a lead may go from where, and what must be said about it. */
class LeadPipelineTest {
    /** The table of the pipeline, written down independently of the machine. */
    private static final Map<LeadStage, Set<LeadStage>> TABLE = new EnumMap<>(Map.of(
            NEW, Set.of(CONTACTED, QUALIFIED, PROPOSAL, LOST),
            CONTACTED, Set.of(NEW, QUALIFIED, PROPOSAL, LOST),
            QUALIFIED, Set.of(NEW, CONTACTED, PROPOSAL, LOST),
            PROPOSAL, Set.of(NEW, CONTACTED, QUALIFIED, NEGOTIATION, LOST),
            NEGOTIATION, Set.of(NEW, CONTACTED, QUALIFIED, PROPOSAL, LOST),
            CLOSED, Set.of(),
            LOST, Set.of()));

    static Stream<List<LeadStage>> allPairs() {
        return Arrays.stream(LeadStage.values())
                .flatMap(from -> Arrays.stream(LeadStage.values()).map(to -> List.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("allPairs")
    void everyPairOfStagesIsDecidedAsTheTableSays(List<LeadStage> pair) {
        LeadStage from = pair.get(0);
        LeadStage to = pair.get(1);
        LeadFixture.Outcome outcome =
                LeadFixture.given(in(from)).when(new ChangeLeadStage(LEAD, to, PersonalText.constant("raison")));
        if (from == to) {
            outcome.recordedNothing();
        } else if (TABLE.get(from).contains(to)) {
            outcome.recorded(to == LOST ? new LeadLost(LEAD, from, PersonalText.constant("raison")) : moved(from, to));
        } else {
            outcome.refused("stage-transition");
        }
    }

    @ParameterizedTest
    @MethodSource("allPairs")
    void aStepBackAndALossMustBeExplained(List<LeadStage> pair) {
        LeadStage from = pair.get(0);
        LeadStage to = pair.get(1);
        if (TABLE.get(from).contains(to) && (to == LOST || to.ordinal() < from.ordinal())) {
            LeadFixture.given(in(from))
                    .when(new ChangeLeadStage(LEAD, to, PersonalText.clear("  ")))
                    .refused("validation", "reason");
            LeadFixture.given(in(from))
                    .when(new ChangeLeadStage(LEAD, to, null))
                    .refused("validation", "reason");
        }
    }

    @Test
    void thereAre49Pairs() {
        assertThat(allPairs()).hasSize(49);
    }

    @ParameterizedTest
    @MethodSource("openStages")
    void reopeningReturnsToTheStageBeforeTheLoss(LeadStage stage) {
        List<DomainEvent> history = new ArrayList<>(List.of(in(stage)));
        history.add(lost(stage));
        LeadFixture.given(history.toArray(DomainEvent[]::new))
                .when(new ReopenLead(LEAD, PersonalText.constant("rappel")))
                .recorded(new LeadReopened(LEAD, stage, PersonalText.constant("rappel")));
    }

    static Stream<LeadStage> openStages() {
        return Arrays.stream(LeadStage.values()).filter(LeadStage::isOpen);
    }

    @Test
    void onlyALostLeadIsReopened() {
        LeadFixture.given(captured())
                .when(new ReopenLead(LEAD, PersonalText.constant("rappel")))
                .refused("lead-not-lost");
    }

    /** A lead in the stage, by the shortest history there is. */
    static DomainEvent[] in(LeadStage stage) {
        return switch (stage) {
            case NEW -> new DomainEvent[] {captured()};
            case LOST -> new DomainEvent[] {captured(), lost(NEW)};
            case CLOSED -> new DomainEvent[] {captured(), moved(NEW, QUALIFIED), converted(QUALIFIED)};
            default -> new DomainEvent[] {captured(), moved(NEW, stage)};
        };
    }

    static LeadConverted converted(LeadStage from) {
        return new LeadConverted(
                LEAD,
                new CampaignId("campaign-1"),
                contract(),
                from,
                PersonalText.constant("Zoé D"),
                List.of(PersonalText.constant("pop")),
                PersonalText.constant("Nova"),
                null,
                null,
                LeadSamples.admin().id());
    }

    @ParameterizedTest
    @MethodSource("openStages")
    void onlyQualifiedProposalAndNegotiationConvert(LeadStage stage) {
        LeadFixture.Outcome outcome =
                LeadFixture.given(in(stage)).when(new ConvertLead(LEAD, new CampaignId("campaign-1"), contract()));
        if (Set.of(QUALIFIED, PROPOSAL, NEGOTIATION).contains(stage)) {
            outcome.recorded(converted(stage));
        } else {
            outcome.refused("lead-not-convertible");
        }
    }
}
