package com.mdmc.crm.query.list;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.query.list.Search.Found;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.bson.BsonDateTime;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** One list query, parsed from query parameters and validated against the definition of the list. */
record ListRequest(
        Bson filter,
        Function<Collection<String>, Set<String>> among,
        Sort sort,
        int limit,
        Cursor cursor,
        boolean counted,
        int question) {
    private static final Found EVERYTHING = new Found(empty(), null);
    private static final int DEFAULT_LIMIT = 25;
    private static final int HIGHEST_LIMIT = 200;
    private static final Set<String> PAGING = Set.of("limit", "cursor", "count");
    private static final Set<String> CONTROL = Set.of("sort", "q", "after", "fields", "include", LocalDays.TIMEZONE);

    static ListRequest parse(
            ListDefinition<?> list, Map<String, List<String>> parameters, Actor actor, LocalDays agency) {
        LocalDays days = agency.in(first(parameters, LocalDays.TIMEZONE));
        String order = first(parameters, "sort");
        Sort sort = Sort.parse(list, order == null ? list.defaultSort() : order);
        List<Bson> filters = new ArrayList<>(List.of(list.scope().apply(actor)));
        new TreeMap<>(parameters).forEach((name, values) -> {
            if (!name.equals("q") && !PAGING.contains(name) && !CONTROL.contains(name)) {
                filters.add(filter(list, name, values, actor, days));
            }
        });
        Found found = search(list, first(parameters, "q"), actor);
        filters.add(found.condition());
        int question = question(parameters, sort, actor);
        String cursor = first(parameters, "cursor");
        return new ListRequest(
                and(filters),
                found.among(),
                sort,
                limit(first(parameters, "limit")),
                cursor == null ? null : Cursor.parse(cursor, question, sort),
                counted(first(parameters, "count")),
                question);
    }

    /** What a page after another cursor than the request's own selects; {@code null} for the first. */
    Bson pageAfter(Cursor other) {
        return other == null ? filter : and(filter, sort.after(other));
    }

    /** What comes last of all and {@link #pageAfter} does not select; {@code null} if there is no such thing. */
    Bson remainderAfter(Cursor other) {
        return other != null && sort.endsWithoutValue(other) ? and(filter, sort.withoutValue()) : null;
    }

    private static Bson filter(ListDefinition<?> list, String name, List<String> values, Actor actor, LocalDays days) {
        FieldKind kind = list.filters().get(name);
        if (kind != null) {
            List<BsonValue> literals = values.stream()
                    .map(text -> literal(kind, name, meant(kind, text, actor), days))
                    .toList();
            String field = kind.storedAt(name);
            return literals.size() == 1 ? eq(field, literals.get(0)) : in(field, literals);
        }
        if (name.endsWith(".from") && list.ranges().contains(name.substring(0, name.length() - 5))) {
            String field = name.substring(0, name.length() - 5);
            return gte(field, literal(list.filters().get(field), name, values.get(0), days));
        }
        if (name.endsWith(".to") && list.ranges().contains(name.substring(0, name.length() - 3))) {
            String field = name.substring(0, name.length() - 3);
            return lt(field, literal(list.filters().get(field), name, values.get(0), days));
        }
        throw Rejection.invalid(name, "unknown-filter");
    }

    private static String meant(FieldKind kind, String text, Actor actor) {
        return kind == FieldKind.USER && text.equals("me") ? actor.id().value() : text;
    }

    private static BsonValue literal(FieldKind kind, String name, String text, LocalDays days) {
        if (kind == FieldKind.INSTANT) {
            return new BsonDateTime(days.bound(name, text).toEpochMilli());
        }
        try {
            return kind.literal(text);
        } catch (IllegalArgumentException wrong) {
            throw kind instanceof OneOf known
                    ? Rejection.unknownValue(name, known.values())
                    : Rejection.invalid(name, "wrong-type");
        }
    }

    private static Found search(ListDefinition<?> list, String text, Actor actor) {
        if (text != null && list.search() == null) {
            throw Rejection.invalid("q", "unknown-filter");
        }
        return text == null || text.isBlank() ? EVERYTHING : list.search().find(text.strip(), actor);
    }

    static int limit(String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= HIGHEST_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException wrong) {
            throw Rejection.invalid("limit", "wrong-type");
        }
        throw Rejection.invalid("limit", "out-of-range");
    }

    private static boolean counted(String text) {
        if (text != null && !text.equals("exact")) {
            throw Rejection.unknownValue("count", List.of("exact"));
        }
        return text != null;
    }

    private static int question(Map<String, List<String>> parameters, Sort sort, Actor actor) {
        Map<String, List<String>> asked = new TreeMap<>(parameters);
        asked.keySet().removeAll(PAGING);
        asked.keySet().removeAll(Set.of("after", "fields", "include"));
        return Objects.hash(asked, sort.text(), actor.id().value());
    }

    private static String first(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }
}
