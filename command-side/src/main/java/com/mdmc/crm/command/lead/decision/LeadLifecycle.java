package com.mdmc.crm.command.lead.decision;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.bus.CommandMetaData;
import com.mdmc.crm.command.lead.decision.LeadLifecycleCommand.ArchiveLead;
import com.mdmc.crm.command.lead.decision.LeadLifecycleCommand.EraseLead;
import com.mdmc.crm.command.lead.decision.LeadLifecycleCommand.ProposeLeadErasure;
import com.mdmc.crm.command.lead.decision.LeadLifecycleCommand.RecordLeadConsent;
import com.mdmc.crm.command.lead.decision.LeadLifecycleCommand.RestoreLead;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.Consent;
import com.mdmc.crm.domain.lead.LeadEvent;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCaptured;
import com.mdmc.crm.domain.lead.LeadEvent.LeadPersonalInfoChanged;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadArchived;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadConsentRecorded;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadDuplicateUnmerged;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadErased;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadMergedInto;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadRestored;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadUnmerged;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;

/** What became of the record of a lead as such: put away, merged away, erased; and what its person stated about it. */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
final class LeadLifecycle {
    private static final Set<Class<?>> ALLOWED_WHEN_ARCHIVED = Set.of(
            ArchiveLead.class,
            RestoreLead.class,
            EraseLead.class,
            RecordLeadConsent.class,
            ProposeLeadErasure.class,
            LeadLifecycleCommand.ExtendLeadRetention.class);

    private boolean working = true;
    private boolean archived;
    private boolean erased;
    private LeadId mergedInto;
    private List<Consent> consents = new ArrayList<>();
    private PersonalText email;
    private List<LeadId> otherLeads = List.of();

    /** Fails if the lead's record is in a state that does not take this order. */
    void requireOpenTo(LeadCommand command) {
        if (command instanceof EraseLead || archived && mergedInto == null && !erased && allowedWhenArchived(command)) {
            return;
        }
        requireWorkable();
    }

    private static boolean allowedWhenArchived(LeadCommand command) {
        return ALLOWED_WHEN_ARCHIVED.contains(command.getClass());
    }

    /** Fails if the lead was erased, merged away or archived. */
    void requireWorkable() {
        if (erased) {
            throw Rejection.state("lead-erased");
        }
        if (mergedInto != null) {
            throw Rejection.state("lead-merged", Map.of("survivor", mergedInto.value()));
        }
        if (archived) {
            throw Rejection.state("lead-archived");
        }
    }

    /** Fails if the lead was erased or is no duplicate of {@code survivor}. */
    void requireMergedInto(LeadId survivor) {
        if (erased || !survivor.equals(mergedInto)) {
            throw erased ? Rejection.state("lead-erased") : Rejection.notFound();
        }
    }

    @CommandHandler
    void decide(ArchiveLead command, LeadEmailClaims claims) {
        if (!archived) {
            claims.release(command.leadId());
            apply(new LeadArchived(command.leadId(), command.reason()));
        }
    }

    @CommandHandler
    void decide(RestoreLead command, @MetaDataValue(CommandMetaData.ACTOR) Actor actor, LeadEmailClaims claims) {
        if (!archived) {
            return;
        }
        if (working) {
            claims.claim(command.leadId(), claims.indexOf(email), actor);
        }
        apply(new LeadRestored(command.leadId(), command.reason()));
    }

    @CommandHandler
    void decide(RecordLeadConsent command, Privacy privacy) {
        Consent stated = command.consent();
        Consent latest = consents.stream()
                .filter(known -> privacy.same(known.purpose(), stated.purpose()))
                .reduce((earlier, later) -> later)
                .orElse(null);
        if (!privacy.sameContent(stated, latest)) {
            apply(new LeadConsentRecorded(command.leadId(), privacy.keepTokens(latest, stated)));
        }
    }

    /** Ends the lead and all work on it; the answer is the other leads of the person, which stay. */
    List<LeadId> erase(
            EraseLead command,
            LeadEmailClaims claims,
            LeadAddresses addresses,
            LeadFollowUps followUps,
            LeadMerges merges) {
        if (!erased) {
            List<LeadId> erasedWithIt = merges.duplicateIds();
            List<LeadId> others = Stream.concat(
                            Stream.ofNullable(mergedInto), addresses.sharedWith(command.leadId(), email).stream())
                    .distinct()
                    .filter(other -> !erasedWithIt.contains(other))
                    .toList();
            claims.release(command.leadId());
            followUps.cancelOpen(command.leadId(), PersonalText.constant("erased"));
            apply(new LeadErased(command.leadId(), command.reason(), erasedWithIt, others));
        }
        return otherLeads;
    }

    @EventSourcingHandler
    void evolve(LeadEvent event) {
        if (event instanceof LeadCaptured captured) {
            email = captured.personalInfo().email();
        } else if (event instanceof LeadPersonalInfoChanged changed) {
            email = changed.personalInfo().email();
        } else if (event instanceof LeadEvent.LeadLost || event instanceof LeadEvent.LeadConverted) {
            working = false;
        } else if (event instanceof LeadEvent.LeadReopened || event instanceof LeadEvent.LeadConversionReverted) {
            working = true;
        }
    }

    @EventSourcingHandler
    void evolve(LeadArchived event) {
        archived = true;
    }

    @EventSourcingHandler
    void evolve(LeadRestored event) {
        archived = false;
    }

    @EventSourcingHandler
    void evolve(LeadDuplicateUnmerged event) {
        consents.removeAll(event.consents());
    }

    @EventSourcingHandler
    void evolve(LeadMergedInto event) {
        mergedInto = event.survivor();
    }

    @EventSourcingHandler
    void evolve(LeadUnmerged event) {
        mergedInto = null;
    }

    @EventSourcingHandler
    void evolve(LeadConsentRecorded event) {
        consents = new ArrayList<>(Consent.latest(consents, event.consent()));
    }

    @EventSourcingHandler
    void evolve(LeadErased event) {
        erased = true;
        otherLeads = event.otherLeads();
    }
}
