package com.mdmc.crm.query.list;

import static com.mongodb.client.model.Filters.and;

import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.fold.ViewDefinition;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.bson.conversions.Bson;

/**
 * Definition of a list: its filters, sorts and search.
 *
 * @param filters field path → how its text is read; nothing else may be filtered by
 * @param ranges the filters that also take {@code <path>.from} (inclusive) and {@code <path>.to} (exclusive)
 * @param sorts field paths that may be sorted by; each has an index behind it
 * @param defaultSort such as {@code -createdAt}
 * @param search what {@code q} selects; {@code null} if the list cannot be searched
 * @param scope what of the list an actor may see
 */
public record ListDefinition<V>(
        ViewDefinition<V> view,
        Map<String, FieldKind> filters,
        Set<String> ranges,
        Map<String, FieldKind> sorts,
        String defaultSort,
        Search search,
        Function<Actor, Bson> scope) {

    public ListDefinition {
        // Sorted, because the committed OpenAPI document lists them.
        filters = new TreeMap<>(filters);
        ranges = Set.copyOf(ranges);
        sorts = new TreeMap<>(sorts);
    }

    /** The list of those only that a condition selects. */
    public ListDefinition<V> within(Bson condition) {
        return new ListDefinition<>(
                view, filters, ranges, sorts, defaultSort, search, actor -> and(scope.apply(actor), condition));
    }

    /** Whether a parameter's values may tell of a person, so that they must not outlive them in the ledger. */
    public boolean isPersonal(String parameter) {
        return parameter.equals("q") || filters.get(parameter) instanceof Indexed;
    }
}
