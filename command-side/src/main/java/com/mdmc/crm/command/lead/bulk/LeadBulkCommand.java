package com.mdmc.crm.command.lead.bulk;

import static com.mdmc.crm.domain.user.Permission.LEADS_UPDATE;

import com.mdmc.crm.command.bus.Allowed;
import com.mdmc.crm.command.bus.DomainCommand;
import com.mdmc.crm.domain.id.LeadBulkId;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.LeadBulkAction;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands of an order for many leads; what is done to each lead is a command of that lead. */
public sealed interface LeadBulkCommand extends DomainCommand {

    @TargetAggregateIdentifier
    LeadBulkId bulkId();

    @Override
    default String subject() {
        return bulkId().value();
    }

    @Override
    default String resource() {
        return "lead-bulk";
    }

    /** Puts on record what is to be done to which leads; idempotent. */
    @Allowed(LEADS_UPDATE)
    record StartLeadBulk(LeadBulkId bulkId, LeadBulkAction action, List<LeadId> leadIds) implements LeadBulkCommand {}

    /** Puts on record that it is taken back, by whoever ordered it or an administrator; answers the leads. Idempotent. */
    @Allowed(LEADS_UPDATE)
    record ReverseLeadBulk(LeadBulkId bulkId) implements LeadBulkCommand {}
}
