package com.mdmc.crm.command.lead.decision;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.LeadEvent.LeadConverted;
import com.mdmc.crm.platform.security.Actor;
import java.util.function.Function;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
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

    private record Revertible(LeadConverted conversion, PersonalText email) {}

    /**
     * Takes the conversion back that a lead is in, once it is certain that nothing about the lead stands against it.
     * The lead's e-mail is kept from others meanwhile, and given back if {@code orders} are refused.
     *
     * @param expectedVersion {@code null} if any version will do
     * @param orders gives the orders that take the conversion back
     * @return what the orders do
     * @throws Rejection if the actor may not see the lead, it is not converted, or its e-mail is another open lead's
     */
    public <T> T reverting(LeadId lead, Actor actor, Long expectedVersion, Function<LeadConverted, T> orders) {
        Revertible found = revertible(lead, actor, expectedVersion);
        Runnable giveBack = claims.claimAhead(lead, claims.indexOf(found.email()), actor);
        try {
            return orders.apply(found.conversion());
        } catch (Rejection refused) {
            if (refused.kind() != Rejection.Kind.UNAVAILABLE) {
                giveBack.run();
            }
            throw refused;
        } catch (ConcurrencyException lostRace) {
            giveBack.run();
            throw lostRace;
        }
    }

    private Revertible revertible(LeadId lead, Actor actor, Long expectedVersion) {
        ResultMessage<Revertible> found = DefaultUnitOfWork.<Message<?>>startAndGet(null)
                .executeWithResult(() -> axon.getObject()
                        .repository(Lead.class)
                        .load(lead.value())
                        .invoke(each -> new Revertible(each.conversionToRevert(actor, expectedVersion), each.email())));
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
