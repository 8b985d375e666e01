package com.mdmc.crm.query.user;

import com.mdmc.crm.projections.asof.ViewsAsOf;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.store.Views;
import com.mongodb.client.model.Filters;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The teams that users belong to, by the user's id; users without a team are left out. */
public final class TeamMembers {
    private final ViewDefinition<UserView> users;
    private final Views views;
    private final ViewsAsOf past;

    TeamMembers(ViewDefinition<UserView> users, Views views, ViewsAsOf past) {
        this.users = users;
        this.views = views;
        this.past = past;
    }

    public Map<String, String> now(Collection<String> of) {
        Map<String, String> teams = new HashMap<>();
        views.each(users, Filters.in("_id", of), user -> put(teams, user.state()));
        return teams;
    }

    /** As of a ledger position. */
    public Map<String, String> at(Collection<String> of, long position) {
        Map<String, String> teams = new HashMap<>();
        past.each(users, Filters.in("_id", of), position, user -> user.id().value(), (today, then) -> put(teams, then));
        return teams;
    }

    private static void put(Map<String, String> teams, UserView user) {
        if (user.team() != null) {
            teams.put(user.id().value(), user.team());
        }
    }
}
