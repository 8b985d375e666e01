package com.mdmc.crm.query.campaign.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.asof.PointInTime;
import com.mdmc.crm.projections.asof.StatesAsOf;
import com.mdmc.crm.projections.store.ViewJson;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.audit.JsonDifference;
import com.mdmc.crm.query.campaign.activity.CampaignActivityLines.Line;
import com.mdmc.crm.query.campaign.list.CampaignAccess;
import com.mdmc.crm.query.campaign.view.CampaignView;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mdmc.crm.query.http.FormerPath;
import com.mdmc.crm.query.list.ListPage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Activity and past states of a campaign over HTTP. */
@RestController
@RequestMapping("/api/campaigns/{id}")
@AnsweredFrom("campaigns")
class CampaignHistoryApi {
    private static final int HIGHEST_LIMIT = 200;
    private static final String TOKEN_PREFIX = "pt1.";

    private final Views views;
    private final StatesAsOf past;
    private final CampaignActivity activity;
    private final Privacy privacy;

    CampaignHistoryApi(Views views, StatesAsOf past, Privacy privacy) {
        this.views = views;
        this.past = past;
        this.activity = new CampaignActivity(past);
        this.privacy = privacy;
    }

    /** Activity, the newest first; {@code cursor} is the id of the last line of the previous page. */
    @GetMapping("/activity")
    ListPage<Line> activity(
            @PathVariable String id,
            @RequestParam(defaultValue = "25") int limit,
            @RequestParam(required = false) String cursor,
            Actor actor) {
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw Rejection.invalid("limit", "out-of-range");
        }
        CampaignView today = visible(id, actor);
        List<Line> lines = activity.lines(today, cursor, limit + 1);
        List<Line> page = lines.subList(0, Math.min(lines.size(), limit));
        String next = page.size() < lines.size() ? page.get(page.size() - 1).id() : null;
        return new ListPage<>(
                privacy.decryptAll(CampaignAccess.masked(today, page, actor)), new ListPage.Page(next, limit, null));
    }

    /** The same as {@link #activity}. */
    @Deprecated
    @FormerPath(successor = "activity", since = "2026-11-30")
    @GetMapping("/timeline")
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

    /**
     * The fields that differ between two points in time, each an instant or a ledger position. Fields of a platform are
     * under {@code platforms.<name>}, those of a creative under {@code creatives.<id>}.
     */
    @GetMapping("/diff")
    List<Change> diff(
            @PathVariable String id,
            @RequestParam String from,
            @RequestParam(required = false) String to,
            Actor actor) {
        CampaignView today = visible(id, actor);
        boolean clear = CampaignAccess.isReadable(today, actor);
        PointInTime end = to == null ? new PointInTime(null, Long.MAX_VALUE) : PointInTime.parse("to", to);
        return JsonDifference.between(state(today, PointInTime.parse("from", from)), state(today, end)).stream()
                .map(change ->
                        new Change(change.path(), decrypted(change.before(), clear), decrypted(change.after(), clear)))
                .toList();
    }

    // Compared before it is masked, so that the answer still shows which fields changed.
    private JsonNode state(CampaignView today, PointInTime when) {
        Optional<CampaignView> view =
                past.existingAt(CampaignView.VIEW, today.id().value(), past.positionOf(when));
        if (view.isEmpty()) {
            return null;
        }
        ObjectNode state = ViewJson.mapper().valueToTree(view.get());
        state.set("platforms", byKey(state.get("platforms"), "name"));
        state.set("creatives", byKey(state.get("creatives"), "id"));
        return state;
    }

    // A change of one platform is a change of its fields, not of the list of platforms.
    private static ObjectNode byKey(JsonNode list, String key) {
        ObjectNode byKey = ViewJson.mapper().createObjectNode();
        list.forEach(element -> byKey.set(element.get(key).asText(), element));
        return byKey;
    }

    private Object decrypted(JsonNode value, boolean clear) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return null;
        } else if (value instanceof POJONode pojo) {
            return pojo.getPojo();
        } else if (value.isTextual() && value.asText().startsWith(TOKEN_PREFIX)) {
            return clear ? privacy.decrypt(PersonalText.encrypted(value.asText())) : Privacy.MASKED;
        } else if (value.isArray()) {
            List<Object> elements = new ArrayList<>();
            value.forEach(element -> elements.add(decrypted(element, clear)));
            return elements;
        } else if (value.isObject()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            value.fields().forEachRemaining(field -> fields.put(field.getKey(), decrypted(field.getValue(), clear)));
            return fields;
        }
        return ViewJson.mapper().convertValue(value, Object.class);
    }

    private CampaignView visible(String id, Actor actor) {
        actor.require(Permission.CAMPAIGNS_READ);
        return views.find(CampaignView.VIEW, id)
                .map(found -> CampaignAccess.visible(found, actor))
                .orElseThrow(Rejection::notFound);
    }
}
