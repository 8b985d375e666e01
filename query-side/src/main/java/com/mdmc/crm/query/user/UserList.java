package com.mdmc.crm.query.user;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.user.Role;
import com.mdmc.crm.platform.security.AccessScope;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.query.access.AccessScopeFilters;
import com.mdmc.crm.query.list.FieldKind;
import com.mdmc.crm.query.list.ListDefinition;
import com.mdmc.crm.query.list.Search;
import java.util.Map;
import java.util.Set;
import org.bson.conversions.Bson;

/** Definition of the list of users. */
record UserList(ListDefinition<UserView> definition) {

    static UserList of(ViewDefinition<UserView> view, UserSearch search) {
        return new UserList(new ListDefinition<>(
                view,
                Map.of(
                        "role", FieldKind.oneOf(Role.class),
                        "team", FieldKind.TEXT,
                        "assignedPlatforms", FieldKind.oneOf(Platform.class),
                        "isActive", FieldKind.BOOLEAN,
                        "isVerified", FieldKind.BOOLEAN,
                        "createdAt", FieldKind.INSTANT,
                        "lastLogin", FieldKind.INSTANT),
                Set.of("createdAt", "lastLogin"),
                Map.of("createdAt", FieldKind.INSTANT, "updatedAt", FieldKind.INSTANT),
                "-createdAt",
                Search.by(search::matching).within(UserList::readable),
                UserList::scope));
    }

    private static Bson scope(Actor actor) {
        return AccessScopeFilters.users(AccessScope.toSee(actor));
    }

    // A search must not reveal what is masked.
    private static Bson readable(Actor actor) {
        return AccessScopeFilters.users(AccessScope.ofStaffInTheClear(actor));
    }
}
