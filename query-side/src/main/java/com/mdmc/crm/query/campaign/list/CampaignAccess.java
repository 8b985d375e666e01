package com.mdmc.crm.query.campaign.list;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.AccessScope;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.counter.Calendar;
import com.mdmc.crm.query.access.AccessScopeFilters;
import com.mdmc.crm.query.campaign.view.CampaignView;
import com.mongodb.client.model.Filters;
import org.bson.conversions.Bson;

/** Access rules of campaigns: which of them an actor sees, and how much of each. */
public final class CampaignAccess {
    private CampaignAccess() {}

    /** The campaign; not found if it is out of the actor's scope. */
    public static CampaignView visible(CampaignView view, Actor actor) {
        if (!AccessScope.toSee(actor).campaign(view.team().team())) {
            throw Rejection.hidden();
        }
        return view;
    }

    /** The campaign, masked if the actor may not read the texts of the current campaign. */
    public static <T> T masked(CampaignView today, T shown, Actor actor) {
        return isReadable(today, actor) ? shown : Privacy.masked(shown);
    }

    /** Whether the actor may read the texts of the campaign. */
    public static boolean isReadable(CampaignView campaign, Actor actor) {
        return AccessScope.inTheClear(actor).campaign(campaign.team().team());
    }

    /** The same rule for a whole list. */
    public static Bson scope(Actor actor) {
        return AccessScopeFilters.campaigns(AccessScope.toSee(actor));
    }

    /** The same rule over calendar rows; an actor who sees every team reads the rows of all teams. */
    public static Bson calendarScope(Actor actor) {
        return AccessScope.toSee(actor).everything() ? Filters.eq("key.team", Calendar.ALL) : rowScope(actor);
    }

    /** The same rule over rows of KPIs, where a campaign without a team has an empty one. */
    public static Bson rowScope(Actor actor) {
        return AccessScopeFilters.campaignRows(AccessScope.toSee(actor));
    }
}
