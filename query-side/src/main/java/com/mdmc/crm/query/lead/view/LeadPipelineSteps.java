package com.mdmc.crm.query.lead.view;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.lead.LeadEvent.LeadAssigned;
import com.mdmc.crm.domain.lead.LeadEvent.LeadConversionReverted;
import com.mdmc.crm.domain.lead.LeadEvent.LeadConverted;
import com.mdmc.crm.domain.lead.LeadEvent.LeadExpectedCloseDateChanged;
import com.mdmc.crm.domain.lead.LeadEvent.LeadLost;
import com.mdmc.crm.domain.lead.LeadEvent.LeadPriorityChanged;
import com.mdmc.crm.domain.lead.LeadEvent.LeadProbabilityChanged;
import com.mdmc.crm.domain.lead.LeadEvent.LeadQueued;
import com.mdmc.crm.domain.lead.LeadEvent.LeadReopened;
import com.mdmc.crm.domain.lead.LeadEvent.LeadScoreOverridden;
import com.mdmc.crm.domain.lead.LeadEvent.LeadScored;
import com.mdmc.crm.domain.lead.LeadEvent.LeadStageChanged;
import com.mdmc.crm.domain.lead.LeadEvent.LeadTagsChanged;
import com.mdmc.crm.domain.lead.LeadScore;
import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.query.lead.view.LeadView.Assignment;
import com.mdmc.crm.query.lead.view.LeadView.Conversion;
import com.mdmc.crm.query.lead.view.LeadView.Pipeline;
import java.time.temporal.ChronoUnit;

/** Steps of {@link LeadFold} for the way to a contract: stage, score, owner, conversion. */
final class LeadPipelineSteps {
    private LeadPipelineSteps() {}

    static void addTo(Fold.Builder<LeadView> fold) {
        fold.on(LeadStageChanged.class, (lead, e) -> entered(lead, e.event().to(), null, e))
                .on(
                        LeadLost.class,
                        (lead, e) -> entered(lead, LeadStage.LOST, e.event().reason(), e))
                .on(LeadReopened.class, (lead, e) -> entered(lead, e.event().to(), null, e))
                .on(
                        LeadConverted.class,
                        (lead, e) -> entered(lead, LeadStage.CLOSED, null, e).withConversion(conversion(lead, e)))
                .on(
                        LeadConversionReverted.class,
                        (lead, e) -> entered(lead, e.event().to(), null, e).withConversion(Conversion.NONE))
                .when(
                        LeadPriorityChanged.class,
                        (lead, e) -> lead.withPipeline(lead.pipeline().withPriority(e.to())))
                .when(
                        LeadTagsChanged.class,
                        (lead, e) -> lead.withPipeline(lead.pipeline().withTags(e.tags())))
                .when(
                        LeadExpectedCloseDateChanged.class,
                        (lead, e) -> lead.withPipeline(lead.pipeline().withExpectedCloseDate(e.expectedCloseDate())))
                .when(
                        LeadProbabilityChanged.class,
                        (lead, e) -> lead.withPipeline(stated(lead.pipeline(), e.probability())))
                .when(LeadScored.class, (lead, e) -> scored(lead, e.score()))
                .when(LeadScoreOverridden.class, (lead, e) -> lead.withPipeline(overridden(lead.pipeline(), e.score())))
                .on(LeadAssigned.class, (lead, e) -> lead.withAssignment(assigned(e)))
                .when(LeadQueued.class, (lead, e) -> lead.withAssignment(queued(e)));
    }

    private static LeadView entered(LeadView lead, LeadStage stage, PersonalText lostReason, EventEnvelope<?> e) {
        Pipeline before = lead.pipeline();
        return lead.withPipeline(before.with(next -> next.stage(stage)
                .lostReason(lostReason)
                .probability(before.probabilityStated() ? before.probability() : stage.defaultProbability())
                .stageSince(e.time())));
    }

    private static Pipeline stated(Pipeline before, Integer probability) {
        return before.with(
                next -> next.probability(probability == null ? before.stage().defaultProbability() : probability)
                        .probabilityStated(probability != null));
    }

    private static LeadView scored(LeadView lead, LeadScore found) {
        Pipeline before = lead.pipeline();
        return lead.with(next -> next.pipeline(before.with(pipeline ->
                        pipeline.ruleScore(found).score(before.scoreOverridden() ? before.score() : found.value())))
                .analytics(lead.analytics().withQualificationScore(found.value())));
    }

    private static Pipeline overridden(Pipeline before, Integer score) {
        return before.with(next ->
                next.score(score == null ? before.ruleScore().value() : score).scoreOverridden(score != null));
    }

    private static Conversion conversion(LeadView lead, EventEnvelope<LeadConverted> e) {
        return LeadViewConversionBuilder.builder()
                .isConverted(true)
                .convertedAt(e.time())
                .campaignId(e.event().campaignId())
                .contractValue(e.event().contract().contractValue())
                .monthlyValue(e.event().contract().monthlyValue())
                .conversionStage(e.event().from())
                .timeToConversion(ChronoUnit.DAYS.between(lead.createdAt(), e.time()))
                .build();
    }

    private static Assignment assigned(EventEnvelope<LeadAssigned> e) {
        return LeadViewAssignmentBuilder.builder()
                .assignedTo(e.event().assignedTo())
                .assignedAt(e.time())
                .previousAssignee(e.event().previousAssignee())
                .autoAssigned(e.event().autoAssigned())
                .assignmentReason(e.event().reason())
                .team(e.event().team())
                .build();
    }

    private static Assignment queued(LeadQueued event) {
        return LeadViewAssignmentBuilder.builder()
                .previousAssignee(event.previousAssignee())
                .queued(true)
                .queueReason(event.reason())
                .build();
    }
}
