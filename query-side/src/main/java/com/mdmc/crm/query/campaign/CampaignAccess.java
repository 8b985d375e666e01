package com.mdmc.crm.query.campaign;

import com.mdmc.crm.kernel.Rejection;
import com.mdmc.crm.kernel.access.Actor;
import com.mdmc.crm.kernel.access.CurrentRequest;
import com.mdmc.crm.kernel.access.Visibility;
import com.mdmc.crm.kernel.user.Permission;
import com.mdmc.crm.query.view.Calendar;
import com.mongodb.client.model.Filters;
import org.bson.conversions.Bson;

/** Which campaigns whoever asks may read. */
public final class CampaignAccess {
    private CampaignAccess() {}

    /** Whoever asks; fails if they may not read campaigns at all. */
    static Actor reader() {
        Actor actor = CurrentRequest.get().actor();
        if (!actor.may(Permission.CAMPAIGNS_READ)) {
            throw Rejection.forbidden(Permission.CAMPAIGNS_READ.wire());
        }
        return actor;
    }

    /** The campaign itself; one of another team does not exist for the actor. */
    static CampaignView visible(CampaignView view, Actor actor) {
        if (!Visibility.ofCampaign(actor, view.team().team())) {
            throw Rejection.notFound();
        }
        return view;
    }

    /** The same rule for a whole list. */
    static Bson scope(Actor actor) {
        // A team no one can have tells whether the actor sees every team.
        if (Visibility.ofCampaign(actor, "\u0000")) {
            return Filters.empty();
        }
        return actor.team() == null ? Filters.eq("team.team", null) : Filters.in("team.team", actor.team(), null);
    }

    /** The same rule over rows by the calendar; who sees every team reads the rows of all teams together. */
    public static Bson calendarScope(Actor actor) {
        return Visibility.ofCampaign(actor, "\u0000") ? Filters.eq("key.team", Calendar.ALL) : rowScope(actor);
    }

    /** The same rule over rows of figures, where a campaign without a team has an empty one. */
    public static Bson rowScope(Actor actor) {
        if (Visibility.ofCampaign(actor, "\u0000")) {
            return Filters.empty();
        }
        return actor.team() == null ? Filters.eq("key.team", "") : Filters.in("key.team", actor.team(), "");
    }
}
