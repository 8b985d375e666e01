package com.mdmc.crm.query.user;

import static com.mongodb.client.model.Filters.and;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.user.Role;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.CurrentRequest;
import com.mdmc.crm.platform.security.Visibility;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.query.access.Scopes;
import com.mdmc.crm.query.list.FieldKind;
import com.mdmc.crm.query.list.ListDefinition;
import com.mdmc.crm.query.list.Search;
import java.util.Map;
import java.util.Set;
import org.bson.conversions.Bson;

/** What may be asked of the list of users. */
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
                Search.by(text -> and(search.matching(text), readable())),
                UserList::scope));
    }

    private static Bson scope(Actor actor) {
        return Scopes.users(Visibility.toSee(actor));
    }

    // What is masked must not be guessed by searching for it.
    private static Bson readable() {
        return Scopes.users(Visibility.ofStaffInTheClear(CurrentRequest.get().actor()));
    }
}
