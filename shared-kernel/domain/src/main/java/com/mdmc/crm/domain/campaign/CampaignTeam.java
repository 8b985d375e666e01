package com.mdmc.crm.domain.campaign;

import com.mdmc.crm.domain.id.UserId;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Objects;

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

    /**
     * The same with somebody else in every role that {@code from} has; the team follows the manager.
     *
     * @param to {@code null} leaves the roles open
     */
    public CampaignTeam handedOver(UserId from, UserId to, String teamOfTo) {
        List<UserId> others = assignedTo.stream()
                .map(each -> each.equals(from) ? to : each)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        boolean isManager = from.equals(manager);
        return new CampaignTeam(
                isManager ? to : manager,
                others,
                from.equals(accountManager) ? to : accountManager,
                isManager && to != null ? teamOfTo : team);
    }

    public CampaignTeam {
        assignedTo = assignedTo == null ? List.of() : List.copyOf(assignedTo);
    }
}
