package com.mdmc.crm.command.lead;

import com.mdmc.crm.kernel.Rejection;
import com.mdmc.crm.kernel.access.Actor;
import com.mdmc.crm.kernel.lead.LeadEvent.LeadConverted;
import com.mdmc.crm.kernel.value.LeadId;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells how a lead was converted, to those who want to take that back. */
@Component
public class Conversions {
    private final ObjectProvider<Configuration> axon;
    private final LeadEmailClaims claims;

    Conversions(ObjectProvider<Configuration> axon, LeadEmailClaims claims) {
        this.axon = axon;
        this.claims = claims;
    }

    /**
     * The conversion a lead is in, once it is certain that nothing about the lead stands against reverting it; its
     * e-mail is claimed for it on the way.
     *
     * @param expectedVersion {@code null} if any version will do
     * @throws Rejection if the actor may not see the lead, it is not converted, or its e-mail is another open lead's
     */
    public LeadConverted toRevert(LeadId lead, Actor actor, Long expectedVersion) {
        ResultMessage<LeadConverted> found = DefaultUnitOfWork.<Message<?>>startAndGet(null)
                .executeWithResult(() -> axon.getObject()
                        .repository(Lead.class)
                        .load(lead.value())
                        .invoke(each -> each.conversionToRevert(actor, expectedVersion, claims)));
        if (found.isExceptional()) {
            throw rethrown(found.exceptionResult());
        }
        return found.getPayload();
    }

    private static RuntimeException rethrown(Throwable failure) {
        if (failure instanceof AggregateNotFoundException || failure instanceof IncompatibleAggregateException) {
            return Rejection.notFound();
        }
        return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }
}
