package com.mdmc.crm.command.lead.bulk;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.bus.AggregateGuard;
import com.mdmc.crm.command.bus.CommandMetaData;
import com.mdmc.crm.command.bus.Decided;
import com.mdmc.crm.command.lead.bulk.LeadBulkCommand.ReverseLeadBulk;
import com.mdmc.crm.command.lead.bulk.LeadBulkCommand.StartLeadBulk;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.Kind;
import com.mdmc.crm.domain.id.LeadBulkId;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadBulkAction;
import com.mdmc.crm.domain.lead.LeadBulkEvent.LeadBulkReversed;
import com.mdmc.crm.domain.lead.LeadBulkEvent.LeadBulkStarted;
import com.mdmc.crm.domain.user.Role;
import com.mdmc.crm.platform.security.Actor;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Aggregate of an order for many leads: started, then perhaps reversed. */
@Aggregate(snapshotTriggerDefinition = "regularSnapshots", cache = "aggregateCache")
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public class LeadBulk {
    @AggregateIdentifier
    private LeadBulkId bulkId;

    private UserId startedBy;
    private LeadBulkAction action;
    private List<LeadId> leadIds;
    private boolean reversed;

    LeadBulk() {}

    @CommandHandlerInterceptor
    Object guard(LeadBulkCommand command, InterceptorChain decision) throws Exception {
        Object outcome = decision.proceed();
        return new Decided(AggregateGuard.version(), outcome);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(StartLeadBulk command, @MetaDataValue(CommandMetaData.ACTOR) Actor actor) {
        if (bulkId == null) {
            apply(new LeadBulkStarted(command.bulkId(), actor.id(), command.action(), command.leadIds()));
        } else if (command.action() != action || !command.leadIds().equals(leadIds)) {
            // The key of a former request, whose answer is not kept any more.
            throw new Rejection(Kind.UNPROCESSABLE, "idempotency-key-reused", Map.of(), List.of());
        }
    }

    @CommandHandler
    List<LeadId> decide(ReverseLeadBulk command, @MetaDataValue(CommandMetaData.ACTOR) Actor actor) {
        if (!actor.is(startedBy) && actor.role() != Role.ADMIN) {
            throw Rejection.hidden();
        }
        if (!action.isReversible()) {
            throw Rejection.state("bulk-not-reversible", Map.of("action", action.wire()));
        }
        if (!reversed) {
            apply(new LeadBulkReversed(bulkId));
        }
        return leadIds;
    }

    @EventSourcingHandler
    void evolve(LeadBulkStarted event) {
        bulkId = event.bulkId();
        startedBy = event.startedBy();
        action = event.action();
        leadIds = event.leadIds();
    }

    @EventSourcingHandler
    void evolve(LeadBulkReversed event) {
        reversed = true;
    }
}
