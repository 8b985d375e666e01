package com.mdmc.crm.command.lead.engagement;

import com.mdmc.crm.command.bus.CommandMetaData;
import com.mdmc.crm.command.bus.Decided;
import com.mdmc.crm.command.lead.decision.Lead;
import com.mdmc.crm.command.lead.engagement.EngagementCommand.RecordLeadEngagement;
import com.mdmc.crm.domain.lead.EngagementCounts;
import com.mdmc.crm.platform.security.Actor;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.Configuration;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Aggregate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Takes counts in for leads that are there to be seen, and has them added to the lead's engagement. */
@Component
class EngagementCommandHandler {
    private final ObjectProvider<Configuration> axon;

    EngagementCommandHandler(ObjectProvider<Configuration> axon) {
        this.axon = axon;
    }

    /** Adds the counts; the version answered is the lead's own, which does not change. */
    @CommandHandler
    Decided decide(RecordLeadEngagement command, @MetaDataValue(CommandMetaData.ACTOR) Actor actor) throws Exception {
        Configuration configuration = axon.getObject();
        Aggregate<Lead> lead =
                configuration.repository(Lead.class).load(command.leadId().value());
        lead.execute(each -> each.requireOpenTo(actor));
        if (!command.counts().equals(EngagementCounts.NONE)) {
            configuration
                    .repository(LeadEngagement.class)
                    .loadOrCreate(LeadEngagement.streamOf(command.leadId()), LeadEngagement::new)
                    .execute(engagement -> engagement.record(command.leadId(), command.counts()));
        }
        return new Decided(lead.version() == null ? 0 : lead.version() + 1, null);
    }
}
