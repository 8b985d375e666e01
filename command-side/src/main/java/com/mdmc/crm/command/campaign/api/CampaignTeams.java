package com.mdmc.crm.command.campaign.api;

import com.mdmc.crm.command.campaign.api.CampaignForms.Team;
import com.mdmc.crm.domain.campaign.CampaignTeam;
import com.mdmc.crm.domain.campaign.CampaignTeamBuilder;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.Actor;
import org.springframework.stereotype.Component;

/** Completes the people somebody names with the team they stand for at this moment. */
@Component
class CampaignTeams {
    private final Accounts accounts;

    CampaignTeams(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The named people; without a manager the campaign stays with the team of whoever gives the order. */
    CampaignTeam of(Team form, Actor actor, String path) {
        if (form == null) {
            return CampaignTeam.open(actor.team());
        }
        String team = form.manager() == null ? actor.team() : team(form.manager(), path + "manager");
        if (form.assignedTo() != null) {
            form.assignedTo().forEach(user -> team(user, path + "assignedTo"));
        }
        if (form.accountManager() != null) {
            team(form.accountManager(), path + "accountManager");
        }
        return CampaignTeamBuilder.builder()
                .manager(form.manager())
                .assignedTo(form.assignedTo())
                .accountManager(form.accountManager())
                .team(team)
                .build();
    }

    /** Of the people, those who still work here, and the team that the first of them stands for at this moment. */
    CampaignTeam stillHere(CampaignTeam people, Actor actor) {
        UserId manager = isHere(people.manager()) ? people.manager() : null;
        return CampaignTeamBuilder.builder()
                .manager(manager)
                .assignedTo(people.assignedTo().stream().filter(this::isHere).toList())
                .accountManager(isHere(people.accountManager()) ? people.accountManager() : null)
                .team(manager == null ? actor.team() : team(manager, "team.manager"))
                .build();
    }

    private boolean isHere(UserId user) {
        return user != null
                && accounts.find(user)
                        .filter(account -> account.standing().active())
                        .isPresent();
    }

    /** The team that somebody stands for at this moment; fails for who is not here. */
    String team(UserId user, String field) {
        return accounts.requireActive(field, user).standing().team();
    }
}
