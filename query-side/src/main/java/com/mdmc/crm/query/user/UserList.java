package com.mdmc.crm.query.user;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.or;

import com.mdmc.crm.kernel.access.Actor;
import com.mdmc.crm.kernel.user.Permission;
import com.mdmc.crm.kernel.user.Role;
import com.mdmc.crm.query.list.FieldKind;
import com.mdmc.crm.query.list.ListDefinition;
import com.mdmc.crm.query.view.ViewDefinition;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** What may be asked of the list of users. */
record UserList(ListDefinition<UserView> definition) {

    static UserList of(ViewDefinition<UserView> view, UserSearch search) {
        return new UserList(new ListDefinition<>(
                view,
                Map.of(
                        "role", FieldKind.TEXT,
                        "team", FieldKind.TEXT,
                        "assignedPlatforms", FieldKind.TEXT,
                        "isActive", FieldKind.BOOLEAN,
                        "isVerified", FieldKind.BOOLEAN,
                        "createdAt", FieldKind.INSTANT,
                        "lastLogin", FieldKind.INSTANT),
                Set.of("createdAt", "lastLogin"),
                Map.of("createdAt", FieldKind.INSTANT, "updatedAt", FieldKind.INSTANT),
                "-createdAt",
                search::matching,
                UserList::scope));
    }

    /** The users an actor may see; the same rule as {@code Visibility.ofUser}, as a query. */
    private static Bson scope(Actor actor) {
        if (actor.role() == Role.ADMIN || actor.may(Permission.ADMIN_AUDIT)) {
            return new BsonDocument();
        }
        Bson self = eq("_id", actor.id().value());
        return actor.role() == Role.MANAGER && actor.team() != null ? or(self, eq("team", actor.team())) : self;
    }
}
