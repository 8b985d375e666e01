package com.mdmc.crm.query.lead.view;

import com.mdmc.crm.domain.lead.BusinessInfo;
import com.mdmc.crm.domain.lead.BusinessInfo.Budget;
import com.mdmc.crm.domain.lead.BusinessInfo.PreviousExperience;
import com.mdmc.crm.domain.lead.BusinessInfo.Timeline;
import com.mdmc.crm.domain.lead.BusinessInfoBudgetBuilder;
import com.mdmc.crm.domain.lead.BusinessInfoBuilder;
import com.mdmc.crm.domain.lead.BusinessInfoPreviousExperienceBuilder;
import com.mdmc.crm.domain.lead.CommunicationPreferences;
import com.mdmc.crm.domain.lead.CommunicationPreferencesBuilder;
import com.mdmc.crm.domain.lead.Consent;
import com.mdmc.crm.domain.lead.EngagementCounts;
import com.mdmc.crm.domain.lead.LeadEngagementEvent;
import com.mdmc.crm.domain.lead.LeadEngagementEvent.LeadEngagementRecorded;
import com.mdmc.crm.domain.lead.LeadEvent.LeadArtistInfoChanged;
import com.mdmc.crm.domain.lead.LeadEvent.LeadBusinessInfoChanged;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCaptured;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCommunicationChanged;
import com.mdmc.crm.domain.lead.LeadEvent.LeadPersonalInfoChanged;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadArchived;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadConsentRecorded;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadDuplicateMerged;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadDuplicateUnmerged;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadErased;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadErasureProposed;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadMergedInto;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadRestored;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadRetentionExtended;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadUnmerged;
import com.mdmc.crm.domain.lead.LeadSource;
import com.mdmc.crm.domain.lead.LeadSourceBuilder;
import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.domain.lead.PersonalInfo;
import com.mdmc.crm.domain.lead.PersonalInfo.Address;
import com.mdmc.crm.domain.lead.PersonalInfoAddressBuilder;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.Lists;
import com.mdmc.crm.query.lead.view.LeadView.Analytics;
import com.mdmc.crm.query.lead.view.LeadView.Communication;
import com.mdmc.crm.query.lead.view.LeadView.Conversion;
import com.mdmc.crm.query.lead.view.LeadView.Pipeline;
import com.mdmc.crm.query.view.Erasure;
import java.util.List;
import java.util.function.Consumer;

/** Fold of {@link LeadView}: capture, profile, engagement and life cycle; pipeline and journal add their own steps. */
final class LeadFold {
    private static final Address NO_ADDRESS =
            PersonalInfoAddressBuilder.builder().build();
    private static final Budget NO_BUDGET = BusinessInfoBudgetBuilder.builder().build();
    private static final Timeline NO_TIMELINE = new Timeline(null, null, null);
    private static final PreviousExperience NO_EXPERIENCE =
            BusinessInfoPreviousExperienceBuilder.builder().build();
    private static final LeadSource NO_SOURCE = LeadSourceBuilder.builder().build();

    private LeadFold() {}

    static Fold<LeadView> fold() {
        Fold.Builder<LeadView> fold = Fold.of(LeadView.class)
                .startsWith(LeadCaptured.class, LeadFold::captured)
                .when(LeadPersonalInfoChanged.class, (lead, e) -> lead.withPersonalInfo(complete(e.personalInfo())))
                .when(LeadArtistInfoChanged.class, (lead, e) -> lead.withArtistInfo(e.artistInfo()))
                .when(LeadBusinessInfoChanged.class, (lead, e) -> lead.withBusinessInfo(complete(e.businessInfo())))
                .when(
                        LeadCommunicationChanged.class,
                        (lead, e) -> lead.withCommunication(preferring(e.communication(), lead.communication())))
                .when(
                        LeadEngagementRecorded.class,
                        (lead, e) -> lead.withAnalytics(plus(lead.analytics(), e.counts())));
        LeadPipelineSteps.addTo(fold);
        LeadJournal.addTo(fold);
        addLifecycleTo(fold);
        return fold.afterEach(LeadFold::stamped).build();
    }

    /** Engagement is a stream of its own beside the lead's, so it is no new version of the lead. */
    private static LeadView stamped(LeadView lead, EventEnvelope<?> e) {
        return e.event() instanceof LeadEngagementEvent
                ? lead.withPosition(e.position())
                : lead.with(
                        next -> next.position(e.position()).version(e.version()).updatedAt(e.time()));
    }

    private static void addLifecycleTo(Fold.Builder<LeadView> fold) {
        fold.when(
                        LeadArchived.class,
                        (lead, e) -> lifecycle(lead, next -> next.archived(true).archiveReason(e.reason())))
                .on(
                        LeadRestored.class,
                        (lead, e) ->
                                lifecycle(lead, next -> next.archived(false).archiveReason(null)))
                .when(
                        LeadMergedInto.class,
                        (lead, e) -> lifecycle(lead, next -> next.archived(true).mergedInto(e.survivor())))
                .on(
                        LeadUnmerged.class,
                        (lead, e) ->
                                lifecycle(lead, next -> next.archived(false).mergedInto(null)))
                .when(
                        LeadDuplicateUnmerged.class,
                        (lead, e) -> LeadJournal.without(
                                lifecycle(
                                        lead,
                                        next -> next.mergedFrom(Lists.minus(
                                                        lead.lifecycle().mergedFrom(), List.of(e.duplicateId())))
                                                .consents(Lists.minus(
                                                        lead.lifecycle().consents(), e.consents()))),
                                e))
                .when(
                        LeadDuplicateMerged.class,
                        (lead, e) -> lifecycle(
                                lead,
                                next -> next.mergedFrom(
                                        Lists.plus(lead.lifecycle().mergedFrom(), e.duplicateId()))))
                .when(
                        LeadConsentRecorded.class,
                        (lead, e) -> lifecycle(
                                lead,
                                next -> next.consents(
                                        Consent.latest(lead.lifecycle().consents(), e.consent()))))
                .on(LeadErasureProposed.class, (lead, e) -> lifecycle(lead, next -> next.erasureProposedAt(e.time())))
                .on(
                        LeadRetentionExtended.class,
                        (lead, e) -> lifecycle(
                                lead, next -> next.erasureProposedAt(null).retainedAt(e.time())))
                .on(
                        LeadErased.class,
                        (lead, e) -> lifecycle(
                                lead,
                                next -> next.erasureProposedAt(null)
                                        .erasure(Erasure.of(e, e.event().reason()))));
    }

    private static LeadView lifecycle(LeadView lead, Consumer<LeadViewLifecycleBuilder> change) {
        return lead.withLifecycle(lead.lifecycle().with(change));
    }

    private static LeadView captured(EventEnvelope<LeadCaptured> e) {
        LeadCaptured event = e.event();
        return LeadViewBuilder.builder()
                .id(event.leadId())
                .createdAt(e.time())
                .createdBy(e.actor())
                .personalInfo(complete(event.personalInfo()))
                .artistInfo(event.artistInfo())
                .businessInfo(complete(event.businessInfo()))
                .pipeline(newPipeline(e))
                .source(event.source() == null ? NO_SOURCE : event.source())
                .assignment(LeadViewAssignmentBuilder.builder().queued(true).build())
                .communication(preferring(
                        event.communication(),
                        LeadViewCommunicationBuilder.builder().build()))
                .conversion(Conversion.NONE)
                .analytics(Analytics.NONE.withQualificationScore(event.score().value()))
                .lifecycle(LeadViewLifecycleBuilder.builder().build())
                .build();
    }

    private static Pipeline newPipeline(EventEnvelope<LeadCaptured> e) {
        return LeadViewPipelineBuilder.builder()
                .stage(LeadStage.NEW)
                .priority(e.event().priority())
                .score(e.event().score().value())
                .probability(LeadStage.NEW.defaultProbability())
                .tags(e.event().tags())
                .ruleScore(e.event().score())
                .stageSince(e.time())
                .build();
    }

    private static PersonalInfo complete(PersonalInfo person) {
        return person.address() != null ? person : person.withAddress(NO_ADDRESS);
    }

    private static BusinessInfo complete(BusinessInfo given) {
        BusinessInfo business = given == null ? BusinessInfoBuilder.builder().build() : given;
        return business.with(each -> each.budget(business.budget() == null ? NO_BUDGET : business.budget())
                .timeline(business.timeline() == null ? NO_TIMELINE : business.timeline())
                .previousExperience(
                        business.previousExperience() == null ? NO_EXPERIENCE : business.previousExperience()));
    }

    private static Communication preferring(CommunicationPreferences given, Communication before) {
        CommunicationPreferences preferences =
                given == null ? CommunicationPreferencesBuilder.builder().build() : given;
        return before.with(next -> next.preferredMethod(preferences.preferredMethod())
                .preferredTime(preferences.preferredTime())
                .language(preferences.language())
                .timezone(preferences.timezone()));
    }

    private static Analytics plus(Analytics before, EngagementCounts more) {
        return before.with(next -> next.pageViews(before.pageViews() + more.pageViews())
                .timeOnSite(before.timeOnSite() + more.timeOnSite())
                .downloads(before.downloads() + more.downloads())
                .emailOpens(before.emailOpens() + more.emailOpens())
                .emailClicks(before.emailClicks() + more.emailClicks())
                .socialEngagement(before.socialEngagement() + more.socialEngagement()));
    }
}
