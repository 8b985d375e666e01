package com.mdmc.crm.command.lead.intake;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.bus.AggregateGuard;
import com.mdmc.crm.command.bus.CommandMetaData;
import com.mdmc.crm.command.lead.intake.IntakeFormCommand.CreateIntakeForm;
import com.mdmc.crm.command.lead.intake.IntakeFormCommand.RetireIntakeForm;
import com.mdmc.crm.domain.lead.intake.IntakeFormEvent.IntakeFormCreated;
import com.mdmc.crm.domain.lead.intake.IntakeFormEvent.IntakeFormRetired;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** A website's form, from its creation to its retirement. */
@Aggregate(snapshotTriggerDefinition = "regularSnapshots", cache = "aggregateCache")
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public class IntakeForm {
    @AggregateIdentifier
    private String subject;

    private String formId;
    private String name;
    private boolean retired;

    IntakeForm() {}

    @CommandHandlerInterceptor
    Object guard(
            IntakeFormCommand command,
            @MetaDataValue(CommandMetaData.EXPECTED_VERSION) Long expectedVersion,
            InterceptorChain decision)
            throws Exception {
        return AggregateGuard.decided(expectedVersion, decision);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(CreateIntakeForm command) {
        apply(new IntakeFormCreated(command.formId(), command.name(), command.origins(), command.defaults()));
    }

    @CommandHandler
    void decide(RetireIntakeForm command) {
        if (!retired) {
            apply(new IntakeFormRetired(formId, name));
        }
    }

    @EventSourcingHandler
    void evolve(IntakeFormCreated event) {
        subject = event.subject();
        formId = event.formId();
        name = event.name();
    }

    @EventSourcingHandler
    void evolve(IntakeFormRetired event) {
        retired = true;
    }
}
