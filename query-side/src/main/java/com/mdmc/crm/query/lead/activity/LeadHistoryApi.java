package com.mdmc.crm.query.lead.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.asof.PointInTime;
import com.mdmc.crm.query.audit.JsonDifference;
import com.mdmc.crm.query.history.ReadableJson;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mdmc.crm.query.http.FormerPath;
import com.mdmc.crm.query.lead.activity.LeadActivityLines.Line;
import com.mdmc.crm.query.lead.list.LeadReader;
import com.mdmc.crm.query.list.ListPage;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Activity and past states of a lead over HTTP. */
@RestController
@RequestMapping("/api/leads/{id}")
@AnsweredFrom("leads")
class LeadHistoryApi {
    private static final int HIGHEST_LIMIT = 200;

    private final LeadReader leads;
    private final LeadActivity activity;

    LeadHistoryApi(LeadReader leads, LeadActivity activity) {
        this.leads = leads;
        this.activity = activity;
    }

    /** Activity, the newest first; {@code cursor} is the id of the last line of the previous page. */
    @GetMapping("/activity")
    @AnsweredFrom({"leads", LeadActivity.CAMPAIGNS})
    ListPage<Line> activity(
            @PathVariable String id,
            @RequestParam(defaultValue = "25") int limit,
            @RequestParam(required = false) String cursor,
            Actor actor) {
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw Rejection.invalid("limit", "out-of-range");
        }
        actor.require(Permission.LEADS_READ);
        List<Line> lines = activity.lines(leads.encrypted(id, actor), actor, cursor, limit + 1);
        List<Line> page = lines.subList(0, Math.min(lines.size(), limit));
        String next = page.size() < lines.size() ? page.get(page.size() - 1).id() : null;
        return new ListPage<>(page, new ListPage.Page(next, limit, null));
    }

    /** The same as {@link #activity}. */
    @Deprecated
    @FormerPath(successor = "activity", since = "2026-11-30")
    @GetMapping("/timeline")
    @AnsweredFrom({"leads", LeadActivity.CAMPAIGNS})
    ListPage<Line> timeline(
            @PathVariable String id,
            @RequestParam(defaultValue = "25") int limit,
            @RequestParam(required = false) String cursor,
            Actor actor) {
        return activity(id, limit, cursor, actor);
    }

    /** A field that differs; {@code null} where it was absent. */
    @NullMarked
    record Change(
            String path, @Nullable Object before, @Nullable Object after) {}

    /** The fields that differ between two points in time, each an instant or a ledger position. */
    @GetMapping("/diff")
    List<Change> diff(
            @PathVariable String id,
            @RequestParam String from,
            @RequestParam(required = false) String to,
            Actor actor) {
        actor.require(Permission.LEADS_READ);
        PointInTime end = to == null ? new PointInTime(null, Long.MAX_VALUE) : PointInTime.parse("to", to);
        return JsonDifference.between(state(id, actor, PointInTime.parse("from", from)), state(id, actor, end)).stream()
                .map(change -> new Change(
                        change.path(), ReadableJson.plain(change.before()), ReadableJson.plain(change.after())))
                .toList();
    }

    private JsonNode state(String id, Actor actor, PointInTime when) {
        return leads.existedAt(id, actor, when).map(ReadableJson::of).orElse(null);
    }
}
