package com.mdmc.crm.query.lead;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.lead.LeadEngagementEvent.LeadEngagementRecorded;
import com.mdmc.crm.domain.lead.LeadEvent.LeadArtistInfoChanged;
import com.mdmc.crm.domain.lead.LeadEvent.LeadBusinessInfoChanged;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCaptured;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCommunicationChanged;
import com.mdmc.crm.domain.lead.LeadEvent.LeadPersonalInfoChanged;
import com.mdmc.crm.domain.lead.LeadScore;
import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.Recorded;
import java.util.function.BiConsumer;

/** How a lead's view comes about: capture, profile and engagement here, the rest by its own group of steps. */
final class LeadFold {
    private LeadFold() {}

    static Fold.Builder<LeadView> steps() {
        Fold.Builder<LeadView> fold = Fold.of(LeadView.class);
        fold.on(LeadCaptured.class, (none, recorded) -> captured(recorded));
        on(
                fold,
                LeadPersonalInfoChanged.class,
                (lead, e) -> lead.personalInfo = LeadGroups.complete(e.event().personalInfo()));
        on(
                fold,
                LeadArtistInfoChanged.class,
                (lead, e) -> lead.artistInfo = e.event().artistInfo());
        on(
                fold,
                LeadBusinessInfoChanged.class,
                (lead, e) -> lead.businessInfo = LeadGroups.complete(e.event().businessInfo()));
        on(
                fold,
                LeadCommunicationChanged.class,
                (lead, e) ->
                        lead.communication = LeadGroups.preferring(e.event().communication(), lead.communication));
        fold.on(LeadEngagementRecorded.class, LeadFold::engaged);
        LeadPipelineSteps.addTo(fold);
        LeadJournalSteps.addTo(fold);
        LeadLifecycleSteps.addTo(fold);
        return fold;
    }

    /** States what an event of the lead's own stream changes. */
    static <E extends DomainEvent> void on(
            Fold.Builder<LeadView> fold, Class<E> event, BiConsumer<LeadEdit, Recorded<E>> change) {
        fold.on(event, (before, recorded) -> {
            LeadEdit lead = new LeadEdit(before);
            change.accept(lead, recorded);
            return lead.after(recorded);
        });
    }

    private static LeadView captured(Recorded<LeadCaptured> recorded) {
        LeadCaptured event = recorded.event();
        LeadScore score = event.score();
        LeadEdit lead = new LeadEdit(event.leadId(), recorded);
        lead.personalInfo = LeadGroups.complete(event.personalInfo());
        lead.artistInfo = event.artistInfo();
        lead.businessInfo = LeadGroups.complete(event.businessInfo());
        lead.source = LeadGroups.complete(event.source());
        lead.pipeline = new Pipeline(
                LeadStage.NEW,
                event.priority(),
                score.value(),
                LeadStage.NEW.defaultProbability(),
                null,
                null,
                event.tags(),
                false,
                false,
                score,
                recorded.time());
        lead.assignment = new Assignment(null, null, null, false, null, null, true, null);
        lead.communication = LeadGroups.preferring(event.communication(), LeadGroups.NEVER_CONTACTED);
        lead.conversion = Conversion.NONE;
        lead.analytics = LeadGroups.NOTHING_SEEN.scored(score.value());
        lead.lifecycle = Lifecycle.NEW;
        return lead.after(recorded);
    }

    private static LeadView engaged(LeadView before, Recorded<LeadEngagementRecorded> recorded) {
        LeadEdit lead = new LeadEdit(before);
        lead.analytics = lead.analytics.plus(recorded.event().counts());
        return lead.beside(recorded);
    }
}
