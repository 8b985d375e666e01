package com.mdmc.crm.command.automation;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.lead.adapter.LeadInactivity;
import com.mdmc.crm.command.lead.decision.LeadLifecycleCommand.ProposeLeadErasure;
import com.mdmc.crm.domain.Rejection;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Proposes once a night to erase whoever there was no contact with for the retention period; a person decides. */
@Component
class WhenLeadInactiveTooLongThenProposeErasure {
    private static final Logger LOG = LoggerFactory.getLogger(WhenLeadInactiveTooLongThenProposeErasure.class);

    private final LeadInactivity silence;
    private final Commands commands;
    private final Clock clock;
    private final Period period;

    WhenLeadInactiveTooLongThenProposeErasure(
            LeadInactivity silence,
            Commands commands,
            Clock clock,
            @Value("${crm.retention.period:P3Y}") Period period) {
        this.silence = silence;
        this.commands = commands;
        this.clock = clock;
        this.period = period;
    }

    @Scheduled(cron = "${crm.retention.cron:0 30 3 * * *}")
    void propose() {
        Instant moment = clock.instant().atZone(ZoneOffset.UTC).minus(period).toInstant();
        silence.silentSince(moment).forEach(lead -> propose(new ProposeLeadErasure(lead, moment)));
    }

    private void propose(ProposeLeadErasure proposal) {
        try {
            commands.send(proposal, SystemActor.of("when-lead-silent-too-long-then-propose-erasure"));
        } catch (Rejection refused) {
            LOG.warn("erasure of {} could not be proposed: {}", proposal.leadId(), refused.code());
        }
    }
}
