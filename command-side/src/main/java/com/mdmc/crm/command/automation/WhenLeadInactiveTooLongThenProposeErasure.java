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

/**
 * Proposes once a night to erase whoever there was no contact with for the retention period of their category: leads, and
 * clients, whose contract is kept for as long as somebody can sue. A person decides.
 */
@Component
class WhenLeadInactiveTooLongThenProposeErasure {
    private static final Logger LOG = LoggerFactory.getLogger(WhenLeadInactiveTooLongThenProposeErasure.class);

    private final LeadInactivity silence;
    private final Commands commands;
    private final Clock clock;
    private final Period leads;
    private final Period clients;

    WhenLeadInactiveTooLongThenProposeErasure(
            LeadInactivity silence,
            Commands commands,
            Clock clock,
            @Value("${crm.retention.leads:${crm.retention.period:P3Y}}") Period leads,
            @Value("${crm.retention.clients:P5Y}") Period clients) {
        this.silence = silence;
        this.commands = commands;
        this.clock = clock;
        this.leads = leads;
        this.clients = clients;
    }

    @Scheduled(cron = "${crm.retention.cron:0 30 3 * * *}")
    void propose() {
        propose(leads, false);
        propose(clients, true);
    }

    private void propose(Period period, boolean areClients) {
        Instant moment = clock.instant().atZone(ZoneOffset.UTC).minus(period).toInstant();
        silence.silentSince(moment, areClients).forEach(lead -> propose(new ProposeLeadErasure(lead, moment)));
    }

    private void propose(ProposeLeadErasure proposal) {
        try {
            commands.send(proposal, SystemActor.of("when-lead-silent-too-long-then-propose-erasure"));
        } catch (Rejection refused) {
            LOG.warn("erasure of {} could not be proposed: {}", proposal.leadId(), refused.code());
        }
    }
}
