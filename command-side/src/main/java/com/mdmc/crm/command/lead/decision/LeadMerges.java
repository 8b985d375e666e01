package com.mdmc.crm.command.lead.decision;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.bus.CommandMetaData;
import com.mdmc.crm.command.lead.decision.LeadLifecycleCommand.MergeLeads;
import com.mdmc.crm.command.lead.decision.LeadLifecycleCommand.UnmergeLeads;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.Consent;
import com.mdmc.crm.domain.lead.LeadEvent;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCaptured;
import com.mdmc.crm.domain.lead.LeadEvent.LeadTagsChanged;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadConsentRecorded;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadDuplicateMerged;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadDuplicateUnmerged;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateLifecycle;

/** The duplicates that were merged into the lead, and what it has itself where both have something. */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
final class LeadMerges {
    private List<LeadId> duplicateIds = new ArrayList<>();
    private List<PersonalText> tags = List.of();
    private List<Consent> consents = new ArrayList<>();

    List<LeadId> duplicateIds() {
        return List.copyOf(duplicateIds);
    }

    @CommandHandler
    void decide(
            MergeLeads command,
            @MetaDataValue(CommandMetaData.ACTOR) Actor actor,
            LeadDuplicates others,
            Privacy privacy) {
        if (command.duplicateId().equals(command.leadId())) {
            throw Rejection.invalid("leadId", "same-lead");
        }
        if (duplicateIds.contains(command.duplicateId())) {
            return;
        }
        LeadContent content = others.end(command.duplicateId(), command.leadId(), command.reason(), actor);
        List<LeadEvent> taken = new ArrayList<>(content.journalOf(command.leadId()));
        List<PersonalText> union = privacy.distinct(
                Stream.concat(tags.stream(), content.tags().stream()).toList());
        if (union.size() > tags.size()) {
            taken.add(new LeadTagsChanged(command.leadId(), union));
        }
        content.consents().stream()
                .filter(stated -> consents.stream().noneMatch(own -> privacy.same(own.purpose(), stated.purpose())))
                .forEach(stated -> taken.add(new LeadConsentRecorded(command.leadId(), stated)));
        apply(new LeadDuplicateMerged(command.leadId(), command.duplicateId(), command.reason(), taken.size()));
        taken.forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    void decide(UnmergeLeads command, @MetaDataValue(CommandMetaData.ACTOR) Actor actor, LeadDuplicates others) {
        if (!duplicateIds.contains(command.duplicateId())) {
            throw Rejection.notFound();
        }
        TakenOver taken = others.separate(command.duplicateId(), command.leadId(), actor);
        apply(taken.undone(command.leadId()));
        if (taken.tagsBefore() != null) {
            apply(new LeadTagsChanged(command.leadId(), taken.tagsBefore()));
        }
    }

    @EventSourcingHandler
    void evolve(LeadCaptured event) {
        tags = event.tags();
    }

    @EventSourcingHandler
    void evolve(LeadTagsChanged event) {
        tags = event.tags();
    }

    @EventSourcingHandler
    void evolve(LeadConsentRecorded event) {
        consents = new ArrayList<>(Consent.latest(consents, event.consent()));
    }

    @EventSourcingHandler
    void evolve(LeadDuplicateMerged event) {
        duplicateIds.add(event.duplicateId());
    }

    @EventSourcingHandler
    void evolve(LeadDuplicateUnmerged event) {
        duplicateIds.remove(event.duplicateId());
        consents.removeAll(event.consents());
    }
}
