package com.mdmc.crm.command.identity.team;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.identity.team.TeamCommand.CreateTeam;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.platform.security.SecretToken;
import java.util.Map;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** Sees to it that the two teams of the house exist; several nodes may start together. */
public class DefaultTeams {
    private static final Map<String, String> SEEDED = Map.of("denis", "Denis", "marine", "Marine");
    private final Teams teams;
    private final Commands commands;

    public DefaultTeams(Teams teams, Commands commands) {
        this.teams = teams;
        this.commands = commands;
    }

    public void ensure() {
        RequestContext context = RequestContext.system("first-start", SecretToken.drawId(), null);
        SEEDED.forEach((teamId, name) -> create(teamId, name, context));
    }

    private void create(String teamId, String name, RequestContext context) {
        try {
            if (!teams.exists(teamId)) {
                commands.send(new CreateTeam(teamId, name), context);
            }
        } catch (ConcurrencyException | AggregateStreamCreationException | Rejection anotherNodeWasFirst) {
            if (!teams.exists(teamId)) {
                throw anotherNodeWasFirst;
            }
        }
    }
}
