package com.mdmc.crm.command.automation;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.lead.adapter.FollowUpAgenda;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.RemindOfLeadFollowUp;
import com.mdmc.crm.domain.Rejection;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Raises a reminder for every follow-up that falls due. Any number of nodes may look at the agenda at once: the lead
 * reminds once, and what a crash left undone is due still.
 */
@Component
class WhenFollowUpFallsDueThenRemind {
    private static final Logger LOG = LoggerFactory.getLogger(WhenFollowUpFallsDueThenRemind.class);

    private final FollowUpAgenda agenda;
    private final Commands commands;
    private final Clock clock;

    WhenFollowUpFallsDueThenRemind(FollowUpAgenda agenda, Commands commands, Clock clock) {
        this.agenda = agenda;
        this.commands = commands;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${crm.reminders.poll:5s}", initialDelayString = "${crm.reminders.poll:5s}")
    void remind() {
        agenda.due(clock.instant()).forEach(this::remind);
    }

    private void remind(RemindOfLeadFollowUp reminder) {
        try {
            commands.send(reminder, SystemActor.of("when-follow-up-falls-due-then-remind"));
        } catch (Rejection refused) {
            // The lead was closed a moment ago; the agenda will show it.
            LOG.info("{} is not reminded of: {}", reminder.leadId(), refused.code());
        }
    }
}
