package com.mdmc.crm.query.lead;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import com.mdmc.crm.kernel.access.Actor;
import com.mdmc.crm.kernel.user.Permission;
import com.mdmc.crm.kernel.user.Role;
import com.mdmc.crm.query.list.FieldKind;
import com.mdmc.crm.query.list.ListDefinition;
import com.mdmc.crm.query.view.Calendar;
import com.mdmc.crm.query.view.ViewDefinition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** What may be asked of the list of leads. */
public final class LeadList {
    private static final Bson QUEUE = eq("assignment.queued", true);

    private LeadList() {}

    /** @param search what {@code q} selects */
    static ListDefinition<LeadView> of(ViewDefinition<LeadView> view, Function<String, Bson> search) {
        return new ListDefinition<>(
                view,
                filters(),
                Set.of(
                        "createdAt",
                        "updatedAt",
                        "pipeline.score",
                        "pipeline.expectedCloseDate",
                        "businessInfo.budget.amount",
                        "communication.nextFollowUp",
                        "communication.lastContact"),
                Map.of(
                        "createdAt", FieldKind.INSTANT,
                        "updatedAt", FieldKind.INSTANT,
                        "artistInfo.name", FieldKind.TEXT,
                        "pipeline.score", FieldKind.INTEGER,
                        "communication.nextFollowUp", FieldKind.INSTANT),
                "-createdAt",
                search,
                LeadList::scope);
    }

    /** The leads an actor may see; the same rule as {@code Visibility.ofLead}, as a query. */
    public static Bson scope(Actor actor) {
        if (actor.role() == Role.ADMIN || actor.may(Permission.ADMIN_AUDIT)) {
            return new BsonDocument();
        }
        Bson own = eq("assignment.assignedTo", actor.id().value());
        return actor.role() == Role.MANAGER && actor.team() != null
                ? or(QUEUE, own, eq("assignment.team", actor.team()))
                : or(QUEUE, own);
    }

    /** The same rule over rows of {@link PipelineRows}, where a lead in the queue has an empty owner. */
    public static Bson rowScope(Actor actor) {
        if (actor.role() == Role.ADMIN || actor.may(Permission.ADMIN_AUDIT)) {
            return new BsonDocument();
        }
        Bson ownOrQueue = in("key.owner", "", actor.id().value());
        return actor.role() == Role.MANAGER && actor.team() != null
                ? or(ownOrQueue, eq("key.team", actor.team()))
                : ownOrQueue;
    }

    /** The same rule over rows by the calendar; who sees all leads reads those of each team's owners together. */
    public static Bson calendarScope(Actor actor) {
        boolean all = actor.role() == Role.ADMIN || actor.may(Permission.ADMIN_AUDIT);
        return all ? eq("key.owner", Calendar.ALL) : and(ne("key.owner", Calendar.ALL), rowScope(actor));
    }

    private static Map<String, FieldKind> filters() {
        Map<String, FieldKind> filters = new LinkedHashMap<>();
        for (String text : new String[] {
            "pipeline.stage",
            "pipeline.priority",
            "pipeline.tags",
            "assignment.assignedTo",
            "assignment.team",
            "source.channel",
            "source.campaign",
            "businessInfo.platforms",
            "businessInfo.budget.currency",
            "artistInfo.name",
            "artistInfo.genre",
            "artistInfo.label",
            "conversion.campaignId",
            "createdBy"
        }) {
            filters.put(text, FieldKind.TEXT);
        }
        for (String flag : new String[] {
            "assignment.queued", "assignment.autoAssigned", "conversion.isConverted", "lifecycle.archived"
        }) {
            filters.put(flag, FieldKind.BOOLEAN);
        }
        for (String instant : new String[] {
            "createdAt",
            "updatedAt",
            "communication.nextFollowUp",
            "communication.lastContact",
            "lifecycle.erasureProposedAt"
        }) {
            filters.put(instant, FieldKind.INSTANT);
        }
        filters.put("pipeline.score", FieldKind.INTEGER);
        filters.put("pipeline.expectedCloseDate", FieldKind.DAY);
        filters.put("businessInfo.budget.amount", FieldKind.DECIMAL);
        return filters;
    }
}
