package com.mdmc.crm.command.lead.imports;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.bus.AggregateGuard;
import com.mdmc.crm.command.bus.CommandMetaData;
import com.mdmc.crm.command.lead.imports.LeadImportCommand.ConfirmLeadImport;
import com.mdmc.crm.command.lead.imports.LeadImportCommand.PreviewLeadImport;
import com.mdmc.crm.command.lead.imports.LeadImportCommand.ReverseLeadImport;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.LeadImportId;
import com.mdmc.crm.domain.lead.LeadImportEvent.LeadImportConfirmed;
import com.mdmc.crm.domain.lead.LeadImportEvent.LeadImportPreviewed;
import com.mdmc.crm.domain.lead.LeadImportEvent.LeadImportReversed;
import com.mdmc.crm.platform.security.Actor;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Aggregate of an import of leads: previewed, then confirmed, then perhaps reversed. */
@Aggregate(snapshotTriggerDefinition = "regularSnapshots", cache = "aggregateCache")
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public class LeadImport {
    @AggregateIdentifier
    private LeadImportId importId;

    private boolean confirmed;
    private boolean reversed;

    LeadImport() {}

    @CommandHandlerInterceptor
    Object guard(LeadImportCommand command, InterceptorChain decision) throws Exception {
        decision.proceed();
        return AggregateGuard.version();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(PreviewLeadImport command, @MetaDataValue(CommandMetaData.ACTOR) Actor actor) {
        if (importId == null) {
            apply(new LeadImportPreviewed(command.importId(), actor.id(), command.lines()));
        }
    }

    @CommandHandler
    void decide(ConfirmLeadImport command) {
        if (reversed) {
            throw Rejection.state("import-reversed");
        }
        if (!confirmed) {
            apply(new LeadImportConfirmed(importId, command.lines()));
        }
    }

    @CommandHandler
    void decide(ReverseLeadImport command) {
        if (!reversed) {
            apply(new LeadImportReversed(importId, command.archived(), command.kept()));
        }
    }

    @EventSourcingHandler
    void evolve(LeadImportPreviewed event) {
        importId = event.importId();
    }

    @EventSourcingHandler
    void evolve(LeadImportConfirmed event) {
        confirmed = true;
    }

    @EventSourcingHandler
    void evolve(LeadImportReversed event) {
        reversed = true;
    }
}
