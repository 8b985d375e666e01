package com.mdmc.crm.command.identity.team;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.bus.AggregateGuard;
import com.mdmc.crm.command.bus.CommandMetaData;
import com.mdmc.crm.command.identity.team.TeamCommand.CreateTeam;
import com.mdmc.crm.command.identity.team.TeamCommand.RenameTeam;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.user.TeamEvent.TeamCreated;
import com.mdmc.crm.domain.user.TeamEvent.TeamRenamed;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** A team members of staff belong to. */
@Aggregate(snapshotTriggerDefinition = "regularSnapshots", cache = "aggregateCache")
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public class Team {
    @AggregateIdentifier
    private String subject;

    private String teamId;
    private String name;

    Team() {}

    @CommandHandlerInterceptor
    Object guard(
            TeamCommand command,
            @MetaDataValue(CommandMetaData.EXPECTED_VERSION) Long expectedVersion,
            InterceptorChain decision)
            throws Exception {
        return AggregateGuard.decided(expectedVersion, decision);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(CreateTeam command) {
        if (subject != null) {
            throw Rejection.state("team-exists");
        }
        apply(new TeamCreated(command.teamId(), command.name()));
    }

    @CommandHandler
    void decide(RenameTeam command) {
        if (!command.name().equals(name)) {
            apply(new TeamRenamed(teamId, name, command.name()));
        }
    }

    @EventSourcingHandler
    void evolve(TeamCreated event) {
        subject = event.subject();
        teamId = event.teamId();
        name = event.name();
    }

    @EventSourcingHandler
    void evolve(TeamRenamed event) {
        name = event.to();
    }
}
