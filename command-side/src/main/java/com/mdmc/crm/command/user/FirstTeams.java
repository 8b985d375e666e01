package com.mdmc.crm.command.user;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.user.TeamCommand.CreateTeam;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.CurrentRequest;
import com.mdmc.crm.platform.security.SecretToken;
import java.util.Map;
import org.axonframework.modelling.command.ConcurrencyException;

/** Sees to it that the two teams of the house exist; several nodes may start together. */
class FirstTeams {
    private static final Map<String, String> SEEDED = Map.of("denis", "Denis", "marine", "Marine");
    private final Teams teams;
    private final Commands commands;

    FirstTeams(Teams teams, Commands commands) {
        this.teams = teams;
        this.commands = commands;
    }

    void ensure() {
        CurrentRequest.as(Actor.system("first-start"), SecretToken.drawId(), null, () -> {
            SEEDED.forEach(this::create);
            return null;
        });
    }

    private void create(String teamId, String name) {
        try {
            if (!teams.exists(teamId)) {
                commands.send(new CreateTeam(teamId, name));
            }
        } catch (ConcurrencyException | Rejection anotherNodeWasFirst) {
            if (!teams.exists(teamId)) {
                throw anotherNodeWasFirst;
            }
        }
    }
}
