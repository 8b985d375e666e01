package com.mdmc.crm.command.automation;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.campaign.decision.CampaignManagers;
import com.mdmc.crm.command.lead.adapter.FollowUpAgenda;
import com.mdmc.crm.command.lead.adapter.LeadWorkload;
import com.mdmc.crm.command.notification.InboxCommand.RaiseNotification;
import com.mdmc.crm.command.notification.Mentions;
import com.mdmc.crm.command.notification.WantedChannels;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignBudgetAlertRaised;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignNoteAdded;
import com.mdmc.crm.domain.campaign.imports.KpiImportEvent.Days;
import com.mdmc.crm.domain.campaign.imports.KpiImportEvent.KpiImportConfirmed;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadEvent.LeadAssigned;
import com.mdmc.crm.domain.lead.LeadEvent.LeadConversionReverted;
import com.mdmc.crm.domain.lead.LeadEvent.LeadConverted;
import com.mdmc.crm.domain.lead.LeadEvent.LeadLost;
import com.mdmc.crm.domain.lead.LeadEvent.LeadReopened;
import com.mdmc.crm.domain.lead.LeadEvent.LeadStageChanged;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpReminded;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadNoteAdded;
import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.domain.notification.NotificationBuilder;
import com.mdmc.crm.domain.notification.NotificationType;
import com.mdmc.crm.domain.notification.NotifiedResource;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.Progress;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Policy: whoever a change of a lead, a note, a campaign or an import concerns is told of it, unless they made it
 * themselves. Who that is, is found when it happens and recorded, so that it stays true when people move on.
 */
@Component
class WhenWorkConcernsSomebodyThenNotify implements Policy {
    private final LeadWorkload workload;
    private final FollowUpAgenda agenda;
    private final CampaignManagers managers;
    private final Mentions mentions;
    private final Accounts accounts;
    private final WantedChannels channels;
    private final Progress progress;
    private final Commands commands;

    WhenWorkConcernsSomebodyThenNotify(
            LeadWorkload workload,
            FollowUpAgenda agenda,
            CampaignManagers managers,
            Mentions mentions,
            Accounts accounts,
            WantedChannels channels,
            Progress progress,
            Commands commands) {
        this.workload = workload;
        this.agenda = agenda;
        this.managers = managers;
        this.mentions = mentions;
        this.accounts = accounts;
        this.channels = channels;
        this.progress = progress;
        this.commands = commands;
    }

    @Override
    public String name() {
        return "when-work-concerns-somebody-then-notify";
    }

    @Override
    public Reactions reactions() {
        return new Reactions()
                .onCause(LeadAssigned.class, (e, at, context) -> {
                    LeadAssigned assigned = e.event();
                    tell(assigned.assignedTo(), e, context, onLead(assigned.leadId(), NotificationType.LEAD_ASSIGNED));
                })
                .onCause(
                        LeadStageChanged.class,
                        (e, at, context) -> moved(
                                e,
                                at,
                                context,
                                e.event().leadId(),
                                e.event().from(),
                                e.event().to()))
                .onCause(
                        LeadLost.class,
                        (e, at, context) -> moved(
                                e, at, context, e.event().leadId(), e.event().from(), LeadStage.LOST))
                .onCause(
                        LeadReopened.class,
                        (e, at, context) -> moved(
                                e,
                                at,
                                context,
                                e.event().leadId(),
                                LeadStage.LOST,
                                e.event().to()))
                .onCause(
                        LeadConverted.class,
                        (e, at, context) -> moved(
                                e, at, context, e.event().leadId(), e.event().from(), LeadStage.CLOSED))
                .onCause(
                        LeadConversionReverted.class,
                        (e, at, context) -> moved(
                                e,
                                at,
                                context,
                                e.event().leadId(),
                                LeadStage.CLOSED,
                                e.event().to()))
                .onCause(LeadNoteAdded.class, (e, at, context) -> noteOnLead(e, context))
                .onCause(CampaignNoteAdded.class, (e, at, context) -> noteOnCampaign(e, context))
                .onCause(LeadFollowUpReminded.class, (e, at, context) -> due(e, context))
                .onCause(CampaignBudgetAlertRaised.class, (e, at, context) -> alert(e, context))
                .onCause(KpiImportConfirmed.class, (e, at, context) -> imported(e, context));
    }

    private void moved(
            EventEnvelope<?> cause,
            LedgerPosition at,
            RequestContext context,
            LeadId lead,
            LeadStage from,
            LeadStage to) {
        CurrentView.await(progress, LeadWorkload.VIEW, at);
        CurrentView.await(progress, FollowUpAgenda.VIEW, at);
        Set<UserId> concerned = new HashSet<>(agenda.assigneesOf(lead));
        workload.ownerOf(lead).ifPresent(concerned::add);
        tell(
                concerned,
                cause,
                context,
                onLead(lead, NotificationType.LEAD_STAGE_CHANGED)
                        .andThen(each -> each.from(from).to(to)));
    }

    // A private note is for its author alone, and one that a merge took over was told of when it was written.
    private void noteOnLead(EventEnvelope<LeadNoteAdded> cause, RequestContext context) {
        LeadNoteAdded note = cause.event();
        if (!note.isPrivate() && note.writtenAt() == null) {
            tell(
                    mentioned(note.content(), note.author()),
                    cause,
                    context,
                    onLead(note.leadId(), NotificationType.MENTION).andThen(each -> each.itemId(note.noteId())));
        }
    }

    private void noteOnCampaign(EventEnvelope<CampaignNoteAdded> cause, RequestContext context) {
        CampaignNoteAdded note = cause.event();
        tell(
                mentioned(note.content(), note.author()),
                cause,
                context,
                each -> each.type(NotificationType.MENTION)
                        .resource(NotifiedResource.CAMPAIGN)
                        .resourceId(note.campaignId().value())
                        .itemId(note.noteId()));
    }

    // Of what a merge took over, whoever had it to do was reminded before.
    private void due(EventEnvelope<LeadFollowUpReminded> cause, RequestContext context) {
        LeadFollowUpReminded reminded = cause.event();
        if (!isPerson(cause.actor())) {
            tell(
                    accounts.onDuty(reminded.assignedTo(), cause.time()),
                    cause,
                    context,
                    onLead(reminded.leadId(), NotificationType.FOLLOW_UP_DUE)
                            .andThen(each -> each.itemId(reminded.followUpId()).dueAt(reminded.dueAt())));
        }
    }

    private void alert(EventEnvelope<CampaignBudgetAlertRaised> cause, RequestContext context) {
        CampaignBudgetAlertRaised alert = cause.event();
        managers.of(alert.campaignId())
                .ifPresent(manager -> tell(
                        manager,
                        cause,
                        context,
                        each -> each.type(NotificationType.BUDGET_ALERT)
                                .resource(NotifiedResource.CAMPAIGN)
                                .resourceId(alert.campaignId().value())
                                .threshold(alert.threshold())));
    }

    private void imported(EventEnvelope<KpiImportConfirmed> cause, RequestContext context) {
        Days days = cause.event().days();
        if (isPerson(cause.actor()) && days.rejected() + days.flagged() > 0) {
            raise(
                    cause.actor(),
                    cause,
                    context,
                    each -> each.type(NotificationType.IMPORT_TROUBLE)
                            .resource(NotifiedResource.IMPORT)
                            .resourceId(cause.event().importId())
                            .rejected(days.rejected())
                            .flagged(days.flagged()));
        }
    }

    private Set<UserId> mentioned(PersonalText note, UserId author) {
        Set<UserId> mentioned = new HashSet<>(mentions.in(note));
        mentioned.remove(author);
        return mentioned;
    }

    private static Consumer<NotificationBuilder> onLead(LeadId lead, NotificationType type) {
        return each -> each.type(type).resource(NotifiedResource.LEAD).resourceId(lead.value());
    }

    private void tell(
            Collection<UserId> concerned,
            EventEnvelope<?> cause,
            RequestContext context,
            Consumer<NotificationBuilder> what) {
        concerned.forEach(user -> tell(user, cause, context, what));
    }

    private void tell(UserId user, EventEnvelope<?> cause, RequestContext context, Consumer<NotificationBuilder> what) {
        if (user != null && !user.equals(cause.actor()) && !accounts.hasLeft(user)) {
            raise(user, cause, context, what);
        }
    }

    private void raise(
            UserId user, EventEnvelope<?> cause, RequestContext context, Consumer<NotificationBuilder> what) {
        NotificationBuilder notification = NotificationBuilder.builder()
                .id("ntf-" + cause.position() + "-" + cause.index())
                .by(isPerson(cause.actor()) ? cause.actor() : null)
                .at(cause.time());
        what.accept(notification);
        commands.send(new RaiseNotification(user, notification.build(), channels.of(user)), context);
    }

    private static boolean isPerson(UserId actor) {
        return actor != null && actor.value().startsWith("user-");
    }
}
