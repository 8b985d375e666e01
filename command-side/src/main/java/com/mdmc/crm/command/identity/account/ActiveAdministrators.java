package com.mdmc.crm.command.identity.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.AdministratorEvent.AdministratorAppointed;
import com.mdmc.crm.domain.user.AdministratorEvent.AdministratorDismissed;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** Everybody who is active, has the role and may administer users: one stream, so that changes to it are in order. */
@Aggregate(snapshotTriggerDefinition = "regularSnapshots", cache = "aggregateCache")
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public class ActiveAdministrators {
    /** The one roll there is. */
    static final String ID = "administrators";

    @AggregateIdentifier
    private String id;

    private Set<UserId> members = new HashSet<>();

    ActiveAdministrators() {}

    void appoint(UserId user) {
        if (!members.contains(user)) {
            apply(new AdministratorAppointed(user));
        }
    }

    void dismiss(UserId user) {
        if (members.contains(user) && members.size() == 1) {
            throw Rejection.state("last-administrator");
        }
        if (members.contains(user)) {
            apply(new AdministratorDismissed(user));
        }
    }

    @EventSourcingHandler
    void evolve(AdministratorAppointed event) {
        id = ID;
        members.add(event.userId());
    }

    @EventSourcingHandler
    void evolve(AdministratorDismissed event) {
        members.remove(event.userId());
    }
}
