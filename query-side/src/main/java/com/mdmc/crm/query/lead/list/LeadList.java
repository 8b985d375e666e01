package com.mdmc.crm.query.lead.list;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Priority;
import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.domain.lead.SourceChannel;
import com.mdmc.crm.platform.security.AccessScope;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.counter.Calendar;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.query.access.AccessScopeFilters;
import com.mdmc.crm.query.lead.search.LeadIndex;
import com.mdmc.crm.query.lead.view.LeadView;
import com.mdmc.crm.query.lead.view.PipelineRows;
import com.mdmc.crm.query.list.FieldKind;
import com.mdmc.crm.query.list.ListDefinition;
import com.mdmc.crm.query.list.Search;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bson.conversions.Bson;

/** Filters, sort orders and access scope of the lead list. */
public final class LeadList {
    private LeadList() {}

    /** @param search what {@code q} selects */
    public static ListDefinition<LeadView> of(ViewDefinition<LeadView> view, LeadIndex index, Search search) {
        return new ListDefinition<>(
                view,
                filters(index),
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
                        "artistInfo.name", index.artistName(),
                        "pipeline.score", FieldKind.INTEGER,
                        "communication.nextFollowUp", FieldKind.INSTANT),
                "-createdAt",
                search == null ? null : search.within(LeadList::readable),
                LeadList::scope);
    }

    // A search must not reveal what is masked.
    private static Bson readable(Actor actor) {
        return AccessScopeFilters.leads(AccessScope.inTheClear(actor));
    }

    /** The leads an actor may see. */
    public static Bson scope(Actor actor) {
        return AccessScopeFilters.leads(AccessScope.toSee(actor));
    }

    /** The same rule over rows of {@link PipelineRows}, where a queued lead has an empty owner. */
    public static Bson rowScope(Actor actor) {
        return AccessScopeFilters.leadRows(AccessScope.toSee(actor));
    }

    /** The same rule over calendar rows; an actor who sees all leads reads the rows of whole teams. */
    public static Bson calendarScope(Actor actor) {
        return AccessScope.toSee(actor).everything()
                ? eq("key.owner", Calendar.ALL)
                : and(ne("key.owner", Calendar.ALL), rowScope(actor));
    }

    private static Map<String, FieldKind> filters(LeadIndex index) {
        Map<String, FieldKind> filters = new LinkedHashMap<>(index.filters());
        for (String text :
                new String[] {"assignment.team", "businessInfo.budget.currency", "conversion.campaignId", "createdBy"
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
        filters.put("assignment.assignedTo", FieldKind.USER);
        filters.put("pipeline.stage", FieldKind.oneOf(LeadStage.class));
        filters.put("pipeline.priority", FieldKind.oneOf(Priority.class));
        filters.put("source.channel", FieldKind.oneOf(SourceChannel.class));
        filters.put("businessInfo.platforms", FieldKind.oneOf(Platform.class));
        filters.put("pipeline.score", FieldKind.INTEGER);
        filters.put("pipeline.expectedCloseDate", FieldKind.DAY);
        filters.put("businessInfo.budget.amount", FieldKind.DECIMAL);
        return filters;
    }
}
