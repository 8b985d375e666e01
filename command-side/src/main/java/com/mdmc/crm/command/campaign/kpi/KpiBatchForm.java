package com.mdmc.crm.command.campaign.kpi;

import com.mdmc.crm.command.campaign.kpi.KpiMonth.CreativeMonth;
import com.mdmc.crm.command.campaign.kpi.KpiMonth.PlatformMonth;
import com.mdmc.crm.command.campaign.kpi.KpisCommand.ReportedDay;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.FieldError;
import com.mdmc.crm.domain.Rejection.Kind;
import com.mdmc.crm.domain.campaign.kpi.KpiPaths;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.platform.http.HttpProblems;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reader of a batch: an array, or an object with the array {@code items}. An item is the body of a single day with its
 * campaign, platform (or creative) and date. Items are read one by one, so that a bad field rejects its own item only.
 */
@Component
class KpiBatchForm {
    private static final int LARGEST = 1000;

    private final JsonMapper json;
    private final Validator validator;

    KpiBatchForm(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** Which day an item is about. */
    private record Address(CampaignId campaignId, Platform platform, String creativeId, LocalDate date) {

        KpiMonth month() {
            return platform == null
                    ? CreativeMonth.of(campaignId, creativeId, date)
                    : PlatformMonth.of(campaignId, platform, date);
        }
    }

    /** Whether a metric an item does not have stays as recorded, instead of becoming "not reported". */
    boolean isMerge(JsonNode body) {
        JsonNode mode = body.isObject() ? body.path("mode") : null;
        if (mode == null
                || mode.isMissingNode()
                || mode.isNull()
                || mode.asString("").equals("replace")) {
            return false;
        }
        if (!mode.asString("").equals("merge")) {
            throw Rejection.unknownValue("mode", List.of("merge", "replace"));
        }
        return true;
    }

    /** The metrics an item has, as numbers or as {@code null}. */
    static Set<String> metrics(JsonNode item) {
        Set<String> metrics = new TreeSet<>();
        for (String path : KpiPaths.ALL) {
            JsonNode at = item;
            for (String name : path.split("\\.")) {
                at = at != null && at.isNull() ? at : at == null ? null : at.get(name);
            }
            if (at != null) {
                metrics.add(path);
            }
        }
        return metrics;
    }

    /** The items of a body; fails if there are none or too many. */
    List<JsonNode> items(JsonNode body) {
        JsonNode array = body.isObject() ? body.path("items") : body;
        if (!array.isArray() || array.isEmpty()) {
            throw Rejection.invalid("items", "required");
        }
        if (array.size() > LARGEST) {
            throw new Rejection(
                    Kind.INVALID,
                    "validation",
                    Map.of("limit", LARGEST),
                    List.of(new FieldError("items", "too-many", null)));
        }
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items;
    }

    /** One item; fails with what is wrong with its fields. */
    ReportedDay read(JsonNode item) {
        if (!(item instanceof ObjectNode)) {
            throw Rejection.invalid("", "wrong-type");
        }
        ObjectNode report = ((ObjectNode) item).deepCopy();
        ObjectNode address = json.createObjectNode();
        for (String field : List.of("campaignId", "platform", "creativeId", "date")) {
            JsonNode value = report.remove(field);
            if (value != null && !value.isNull()) {
                address.set(field, value);
            }
        }
        requireWhole(address);
        Address of = value(address, Address.class);
        KpisForm form = value(report, KpisForm.class);
        Set<ConstraintViolation<KpisForm>> violations = validator.validate(form);
        if (!violations.isEmpty()) {
            List<FieldError> errors = HttpProblems.violations(new ConstraintViolationException(violations));
            throw new Rejection(Kind.INVALID, "validation", Map.of(), errors);
        }
        return form.of(of.month(), of.date());
    }

    private static void requireWhole(ObjectNode address) {
        if (address.has("platform") && address.has("creativeId")) {
            throw Rejection.invalid("creativeId", "one-of-both");
        }
        for (String field : List.of("campaignId", address.has("creativeId") ? "creativeId" : "platform", "date")) {
            if (!address.has(field)) {
                throw Rejection.invalid(field, "required");
            }
        }
    }

    private <T> T value(JsonNode node, Class<T> type) {
        try {
            return json.treeToValue(node, type);
        } catch (DatabindException unreadable) {
            throw HttpProblems.unreadable(unreadable);
        }
    }
}
