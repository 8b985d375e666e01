package com.mdmc.crm.command.lead.decision;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.bus.CommandMetaData;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.RecordLeadContact;
import com.mdmc.crm.command.lead.decision.LeadLifecycleCommand.ExtendLeadRetention;
import com.mdmc.crm.command.lead.decision.LeadLifecycleCommand.ProposeLeadErasure;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCaptured;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadContactAttempted;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadDuplicateUnmerged;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadErasureProposed;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadRetentionExtended;
import com.mdmc.crm.platform.security.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;

/** The contact with the artist, and what follows when there has been none for too long. */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
final class LeadContacts {
    // Clocks of those who record differ a little from ours.
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private Instant lastActivity;
    private boolean erasureProposed;

    @CommandHandler
    void decide(RecordLeadContact command, @MetaDataValue(CommandMetaData.ACTOR) Actor actor, Clock clock) {
        if (command.at().isAfter(clock.instant().plus(TOLERANCE))) {
            throw Rejection.invalid("at", "in-future");
        }
        Instant at = Instant.ofEpochMilli(command.at().toEpochMilli());
        apply(new LeadContactAttempted(
                command.leadId(), actor.id(), command.method(), command.outcome(), at, command.note()));
    }

    @CommandHandler
    void decide(ProposeLeadErasure command) {
        if (!erasureProposed && lastActivity.isBefore(command.silentSince())) {
            apply(new LeadErasureProposed(command.leadId(), lastActivity));
        }
    }

    @CommandHandler
    void decide(ExtendLeadRetention command) {
        if (!erasureProposed) {
            throw Rejection.state("erasure-not-proposed");
        }
        apply(new LeadRetentionExtended(command.leadId(), command.reason()));
    }

    @EventSourcingHandler
    void evolve(LeadCaptured event, @Timestamp Instant at) {
        lastActivity = at;
    }

    @EventSourcingHandler
    void evolve(LeadContactAttempted event) {
        if (event.at().isAfter(lastActivity)) {
            lastActivity = event.at();
            erasureProposed = false;
        }
    }

    @EventSourcingHandler
    void evolve(LeadDuplicateUnmerged event) {
        lastActivity = event.lastActivity();
    }

    @EventSourcingHandler
    void evolve(LeadErasureProposed event) {
        erasureProposed = true;
    }

    @EventSourcingHandler
    void evolve(LeadRetentionExtended event, @Timestamp Instant at) {
        lastActivity = at;
        erasureProposed = false;
    }
}
