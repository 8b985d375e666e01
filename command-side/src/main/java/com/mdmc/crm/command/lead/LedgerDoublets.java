package com.mdmc.crm.command.lead;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.platform.security.Actor;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/** Loads the doublet in the unit of work of its survivor, so that the ledger takes both in one commit. */
final class LedgerDoublets implements Doublets {
    private final Supplier<Repository<Lead>> leads;
    private final LeadEmailClaims claims;

    LedgerDoublets(Supplier<Repository<Lead>> leads, LeadEmailClaims claims) {
        this.leads = leads;
        this.claims = claims;
    }

    @Override
    public void end(LeadId doublet, LeadId survivor, String reason, Actor actor) {
        try {
            leads.get().load(doublet.value()).execute(lead -> lead.endIn(survivor, reason, actor, claims));
        } catch (AggregateNotFoundException | IncompatibleAggregateException unknown) {
            throw Rejection.invalid("leadId", "unknown-lead");
        }
    }
}
