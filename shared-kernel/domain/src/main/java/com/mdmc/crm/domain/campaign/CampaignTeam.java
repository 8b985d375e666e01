package com.mdmc.crm.domain.campaign;

import com.mdmc.crm.domain.id.UserId;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/**
 * Who works on a campaign.
 *
 * @param team the manager's team when the group was recorded; decides who sees the campaign
 */
@RecordBuilder
public record CampaignTeam(UserId manager, List<UserId> assignedTo, UserId accountManager, String team) {

    /** Nobody is responsible yet. */
    public static CampaignTeam open(String team) {
        return new CampaignTeam(null, List.of(), null, team);
    }

    public CampaignTeam {
        assignedTo = assignedTo == null ? List.of() : List.copyOf(assignedTo);
    }
}
