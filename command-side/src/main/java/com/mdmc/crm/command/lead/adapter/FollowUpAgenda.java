package com.mdmc.crm.command.lead.adapter;

import static com.mongodb.client.model.Filters.lte;

import com.mdmc.crm.command.lead.decision.LeadJournalCommand.RemindOfLeadFollowUp;
import com.mdmc.crm.projections.store.Views;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The agenda of reminders, read from {@link PlannedFollowUps}. */
public class FollowUpAgenda {
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
}
