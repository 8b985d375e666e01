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

    private String team(UserId user, String field) {
        return accounts.requireActive(field, user).standing().team();
    }
}
