package com.mdmc.crm.query.campaign;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.Visibility;
import com.mdmc.crm.projections.counter.Calendar;
import com.mdmc.crm.query.access.Readers;
import com.mdmc.crm.query.access.Scopes;
import com.mongodb.client.model.Filters;
import org.bson.conversions.Bson;

/** Which campaigns whoever asks may read. */
public final class CampaignAccess {
    private CampaignAccess() {}

    /** Whoever asks; fails if they may not read campaigns at all. */
    static Actor reader() {
        return Readers.with(Permission.CAMPAIGNS_READ);
    }

    /** The campaign itself; one of another team does not exist for the actor. */
    static CampaignView visible(CampaignView view, Actor actor) {
        if (!Visibility.toSee(actor).campaign(view.team().team())) {
            throw Rejection.hidden();
        }
        return view;
    }

    /** What is shown of a campaign, masked for an actor who reads no more of it, as it is today, than what was done. */
    static <T> T masked(CampaignView today, T shown, Actor actor) {
        return isReadable(today, actor) ? shown : Privacy.maskedWithReasons(shown);
    }

    /** Whether the actor may read what people wrote on the campaign. */
    static boolean isReadable(CampaignView campaign, Actor actor) {
        return Visibility.inTheClear(actor).campaign(campaign.team().team());
    }

    /** The same rule for a whole list. */
    public static Bson scope(Actor actor) {
        return Scopes.campaigns(Visibility.toSee(actor));
    }

    /** The same rule over rows by the calendar; who sees every team reads the rows of all teams together. */
    public static Bson calendarScope(Actor actor) {
        return Visibility.toSee(actor).everything() ? Filters.eq("key.team", Calendar.ALL) : rowScope(actor);
    }

    /** The same rule over rows of figures, where a campaign without a team has an empty one. */
    public static Bson rowScope(Actor actor) {
        return Scopes.campaignRows(Visibility.toSee(actor));
    }
}
