package com.mdmc.crm.query.access;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;

import com.mdmc.crm.platform.security.AccessScope;
import com.mongodb.client.model.Filters;
import java.util.Arrays;
import org.bson.conversions.Bson;

/**
 * {@link AccessScope} as query filters, so that lists, counts and sums never hold what a single read would deny. Every
 * query over leads, campaigns, users or their counters starts with one of these.
 */
public final class AccessScopeFilters {
    private static final Bson QUEUE = eq("assignment.queued", true);

    private AccessScopeFilters() {}

    /** Over views of leads. */
    public static Bson leads(AccessScope reach) {
        if (reach.everything()) {
            return Filters.empty();
        }
        Bson own = eq("assignment.assignedTo", reach.self().value());
        return reach.wholeTeam() ? or(QUEUE, own, eq("assignment.team", reach.team())) : or(QUEUE, own);
    }

    /** Over rows counted from leads by owner and team, where a lead in the queue has an empty owner. */
    public static Bson leadRows(AccessScope reach) {
        if (reach.everything()) {
            return Filters.empty();
        }
        Bson ownOrQueue = in("key.owner", "", reach.self().value());
        return reach.wholeTeam() ? or(ownOrQueue, eq("key.team", reach.team())) : ownOrQueue;
    }

    /** Over views of campaigns. */
    public static Bson campaigns(AccessScope reach) {
        return teams("team.team", null, reach);
    }

    /** Over rows counted from campaigns by team, where a campaign without a team has an empty one. */
    public static Bson campaignRows(AccessScope reach) {
        return teams("key.team", "", reach);
    }

    /** Over views of users. */
    public static Bson users(AccessScope reach) {
        if (reach.everything()) {
            return Filters.empty();
        }
        Bson self = eq("_id", reach.self().value());
        return reach.wholeTeam() ? or(self, eq("team", reach.team())) : self;
    }

    private static Bson teams(String field, String none, AccessScope reach) {
        if (reach.everything()) {
            return Filters.empty();
        }
        return reach.team() == null ? eq(field, none) : in(field, Arrays.asList(reach.team(), none));
    }
}
