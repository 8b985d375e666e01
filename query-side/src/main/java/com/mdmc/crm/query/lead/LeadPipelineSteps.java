package com.mdmc.crm.query.lead;

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
import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.Recorded;
import java.time.temporal.ChronoUnit;

/** Steps of the fold that concern the way to a contract: stages, appraisal, ownership, conversion. */
final class LeadPipelineSteps {
    private LeadPipelineSteps() {}

    static void addTo(Fold.Builder<LeadView> fold) {
        LeadFold.on(
                fold, LeadStageChanged.class, (lead, e) -> enter(lead, e.event().to(), null, e));
        LeadFold.on(
                fold,
                LeadLost.class,
                (lead, e) -> enter(lead, LeadStage.LOST, e.event().reason(), e));
        LeadFold.on(fold, LeadReopened.class, (lead, e) -> enter(lead, e.event().to(), null, e));
        LeadFold.on(fold, LeadConverted.class, LeadPipelineSteps::converted);
        LeadFold.on(fold, LeadConversionReverted.class, LeadPipelineSteps::reverted);
        LeadFold.on(
                fold,
                LeadPriorityChanged.class,
                (lead, e) ->
                        lead.pipeline = lead.pipeline.withPriority(e.event().to()));
        LeadFold.on(
                fold,
                LeadTagsChanged.class,
                (lead, e) -> lead.pipeline = lead.pipeline.withTags(e.event().tags()));
        LeadFold.on(
                fold,
                LeadProbabilityChanged.class,
                (lead, e) ->
                        lead.pipeline = lead.pipeline.withProbability(e.event().probability()));
        LeadFold.on(
                fold,
                LeadExpectedCloseDateChanged.class,
                (lead, e) -> lead.pipeline =
                        lead.pipeline.withExpectedCloseDate(e.event().expectedCloseDate()));
        LeadFold.on(fold, LeadScored.class, LeadPipelineSteps::scored);
        LeadFold.on(
                fold,
                LeadScoreOverridden.class,
                (lead, e) ->
                        lead.pipeline = lead.pipeline.withStatedScore(e.event().score()));
        LeadFold.on(fold, LeadAssigned.class, LeadPipelineSteps::assigned);
        LeadFold.on(fold, LeadQueued.class, LeadPipelineSteps::queued);
    }

    private static void enter(LeadEdit lead, LeadStage stage, String lostReason, Recorded<?> recorded) {
        lead.pipeline = lead.pipeline.withStage(stage, lostReason, recorded.time());
    }

    private static void converted(LeadEdit lead, Recorded<LeadConverted> recorded) {
        LeadConverted event = recorded.event();
        enter(lead, LeadStage.CLOSED, null, recorded);
        lead.conversion = new Conversion(
                true,
                recorded.time(),
                event.campaignId(),
                event.contract().contractValue(),
                event.contract().monthlyValue(),
                event.from(),
                ChronoUnit.DAYS.between(lead.createdAt(), recorded.time()));
    }

    private static void reverted(LeadEdit lead, Recorded<LeadConversionReverted> recorded) {
        enter(lead, recorded.event().to(), null, recorded);
        lead.conversion = Conversion.NONE;
    }

    private static void scored(LeadEdit lead, Recorded<LeadScored> recorded) {
        lead.pipeline = lead.pipeline.withRuleScore(recorded.event().score());
        lead.analytics = lead.analytics.scored(recorded.event().score().value());
    }

    private static void assigned(LeadEdit lead, Recorded<LeadAssigned> recorded) {
        LeadAssigned event = recorded.event();
        lead.assignment = new Assignment(
                event.assignedTo(),
                recorded.time(),
                event.previousAssignee(),
                event.autoAssigned(),
                event.reason(),
                event.team(),
                false,
                null);
    }

    private static void queued(LeadEdit lead, Recorded<LeadQueued> recorded) {
        LeadQueued event = recorded.event();
        lead.assignment = new Assignment(null, null, event.previousAssignee(), false, null, null, true, event.reason());
    }
}
