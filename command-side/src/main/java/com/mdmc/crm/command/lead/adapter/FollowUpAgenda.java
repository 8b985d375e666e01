package com.mdmc.crm.command.lead.adapter;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mdmc.crm.command.lead.decision.LeadJournalCommand.RemindOfLeadFollowUp;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.projections.store.Views;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The agenda of reminders, read from {@link PlannedFollowUps}. */
public class FollowUpAgenda {
    /** The view that the agenda is read from. */
    public static final String VIEW = PlannedFollowUps.VIEW.name();

    private static final int LEADS_AT_ONCE = 100;

    private final Views views;

    public FollowUpAgenda(Views views) {
        this.views = views;
    }

    /** The reminders that are due, the oldest first, of a bounded number of leads at a time. */
    public List<RemindOfLeadFollowUp> due(Instant now) {
        return views
                .find(PlannedFollowUps.VIEW, lte("nextDue", now), Sorts.ascending("nextDue"), LEADS_AT_ONCE)
                .stream()
                .flatMap(lead -> lead.due(now))
                .sorted(Comparator.comparing(RemindOfLeadFollowUp::dueAt))
                .toList();
    }

    /** The leads for which somebody has something to do. */
    public List<LeadId> leadsOf(UserId assignee) {
        return views
                .keys(PlannedFollowUps.VIEW, and(eq("open.assignedTo", assignee.value()), eq("asleep", false)))
                .stream()
                .map(LeadId::new)
                .toList();
    }

    /** Those who have something to do for a lead. */
    public Set<UserId> assigneesOf(LeadId lead) {
        return views.find(PlannedFollowUps.VIEW, lead.value())
                .map(PlannedFollowUps::assignees)
                .orElse(Set.of());
    }
}
