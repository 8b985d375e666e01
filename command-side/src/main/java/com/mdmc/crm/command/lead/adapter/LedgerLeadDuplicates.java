package com.mdmc.crm.command.lead.adapter;

import com.mdmc.crm.command.lead.decision.Lead;
import com.mdmc.crm.command.lead.decision.LeadDuplicates;
import com.mdmc.crm.command.lead.decision.LeadEmailClaims;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.platform.security.Actor;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/** Loads the duplicate in the unit of work of its survivor, so that both are appended in one commit. */
public final class LedgerLeadDuplicates implements LeadDuplicates {
    private final Supplier<Repository<Lead>> leads;
    private final LeadEmailClaims claims;

    public LedgerLeadDuplicates(Supplier<Repository<Lead>> leads, LeadEmailClaims claims) {
        this.leads = leads;
        this.claims = claims;
    }

    @Override
    public void end(LeadId duplicate, LeadId survivor, PersonalText reason, Actor actor) {
        try {
            leads.get().load(duplicate.value()).execute(lead -> lead.endIn(survivor, reason, actor, claims));
        } catch (AggregateNotFoundException | IncompatibleAggregateException unknown) {
            throw Rejection.invalid("leadId", "unknown-lead");
        }
    }
}
