package com.mdmc.crm.command.lead.engagement;

import static com.mdmc.crm.domain.user.Permission.LEADS_UPDATE;

import com.mdmc.crm.command.bus.Allowed;
import com.mdmc.crm.command.bus.DomainCommand;
import com.mdmc.crm.command.bus.RequestBodyComponent;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.EngagementCounts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** What can be ordered of a lead's engagement, which is counted beside the lead. */
public sealed interface EngagementCommand extends DomainCommand {

    LeadId leadId();

    @Override
    default String subject() {
        return leadId().value();
    }

    @Override
    default String resource() {
        return "lead";
    }

    /** Adds what was counted to what the lead has. */
    @Allowed(LEADS_UPDATE)
    record RecordLeadEngagement(
            LeadId leadId,
            @RequestBodyComponent @NotNull @Valid EngagementCounts counts) implements EngagementCommand {}
}
