package com.mdmc.crm.command.lead.decision;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.bus.AggregateGuard;
import com.mdmc.crm.command.bus.CommandMetaData;
import com.mdmc.crm.command.lead.decision.LeadCommand.AssignLead;
import com.mdmc.crm.command.lead.decision.LeadCommand.AssignLeadAutomatically;
import com.mdmc.crm.command.lead.decision.LeadCommand.QueueLead;
import com.mdmc.crm.command.lead.decision.LeadCommand.UndoLeadBulk;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.BusinessInfo;
import com.mdmc.crm.domain.lead.LeadEvent.LeadAssigned;
import com.mdmc.crm.domain.lead.LeadEvent.LeadBusinessInfoChanged;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCaptured;
import com.mdmc.crm.domain.lead.LeadEvent.LeadQueued;
import com.mdmc.crm.domain.user.Role;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.AccessScope;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.Actor;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateLifecycle;

/** Who is responsible for the lead, or why nobody is. */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
final class LeadOwnership {
    private UserId assignedTo;
    // Stays when the lead waits for another owner, until there is one.
    private UserId lastOwner;
    private String team;
    private PersonalText queuedBecause;
    private Set<Platform> platforms = Set.of();

    UserId assignedTo() {
        return assignedTo;
    }

    /** Who was responsible last, also while the lead waits for another owner; {@code null} if nobody ever was. */
    UserId lastOwner() {
        return lastOwner;
    }

    String team() {
        return team;
    }

    /** Fails as if the lead did not exist for an actor who may not see it, as forbidden for one who may only read it. */
    void requireReach(Actor actor) {
        AggregateGuard.requireReach(
                AccessScope.toSee(actor).lead(assignedTo, team),
                AccessScope.toAct(actor).lead(assignedTo, team));
    }

    @CommandHandler
    void decide(AssignLead command) {
        if (!command.assignedTo().equals(assignedTo) || !Objects.equals(command.team(), team)) {
            apply(new LeadAssigned(
                    command.leadId(), command.assignedTo(), command.team(), assignedTo, team, false, command.reason()));
        }
    }

    @CommandHandler
    void decide(
            AssignLeadAutomatically command, @MetaDataValue(CommandMetaData.ACTOR) Actor actor, Assignees assignees) {
        String wantedTeam = team != null || actor.role() == Role.ADMIN ? team : actor.team();
        assignees
                .choose(command.leadId(), platforms, wantedTeam)
                .ifPresentOrElse(chosen -> assign(command, chosen), () -> refuse(wantedTeam));
    }

    private void assign(AssignLeadAutomatically command, Assignees.Assignee chosen) {
        if (!chosen.id().equals(assignedTo)) {
            PersonalText reason = command.reason() == null ? PersonalText.constant(chosen.because()) : command.reason();
            apply(new LeadAssigned(command.leadId(), chosen.id(), chosen.team(), assignedTo, team, true, reason));
        }
    }

    // Whoever is responsible stays: a lead with an owner is better off than one in a queue that nobody asked for.
    private void refuse(String wantedTeam) {
        Map<String, Object> sought = new TreeMap<>();
        sought.put("platforms", platforms.stream().map(Platform::wire).sorted().toList());
        if (wantedTeam != null) {
            sought.put("team", wantedTeam);
        }
        throw Rejection.state("no-candidate", sought);
    }

    @CommandHandler
    void decide(QueueLead command, Privacy privacy) {
        if (assignedTo != null || !privacy.same(command.reason(), queuedBecause)) {
            apply(new LeadQueued(command.leadId(), assignedTo, team, command.reason()));
        }
    }

    @CommandHandler
    void decide(UndoLeadBulk command, LeadHistory history, Accounts accounts, Privacy privacy) {
        BulkChange change = new BulkChange(command.bulkId());
        history.each(command.leadId(), change::add);
        change.undone(command.leadId(), accounts, privacy).forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void evolve(LeadCaptured event) {
        platforms = wanted(event.businessInfo());
    }

    @EventSourcingHandler
    void evolve(LeadBusinessInfoChanged event) {
        platforms = wanted(event.businessInfo());
    }

    private static Set<Platform> wanted(BusinessInfo business) {
        return business == null ? Set.of() : business.platforms();
    }

    @EventSourcingHandler
    void evolve(LeadAssigned event) {
        assignedTo = event.assignedTo();
        lastOwner = event.assignedTo();
        team = event.team();
        queuedBecause = null;
    }

    @EventSourcingHandler
    void evolve(LeadQueued event) {
        assignedTo = null;
        team = null;
        queuedBecause = event.reason();
    }
}
