package com.mdmc.crm.query.list;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.store.ViewJson;
import com.mdmc.crm.projections.store.Views;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.conversions.Bson;

/** List queries, answered page by page. */
public final class ListQueries {
    private static final int LOOKED_AT = 500;

    private final Views views;
    private final LocalDays agency;

    /** @param agency the days of questions that name no time zone */
    public ListQueries(Views views, LocalDays agency) {
        this.views = views;
        this.agency = agency;
    }

    /** How many items a page has that a caller asks for; fails with a rejection that names the parameter. */
    public static int limit(String text) {
        return ListRequest.limit(text);
    }

    /** The page a request asks for, as encrypted views; fails with a rejection that names a bad parameter. */
    public <V> ListPage<V> page(ListDefinition<V> list, Map<String, List<String>> parameters, Actor actor) {
        ListRequest request = ListRequest.parse(list, parameters, actor, agency);
        // One more than asked for tells whether there is a next page.
        List<V> found = find(list, request, request.cursor(), request.limit() + 1);
        boolean more = found.size() > request.limit();
        List<V> items = more ? found.subList(0, request.limit()) : found;
        String next = more ? cursor(list, request, items.get(items.size() - 1)).text() : null;
        Long total = request.counted() ? count(list, request) : null;
        return new ListPage<>(items, new ListPage.Page(next, request.limit(), total));
    }

    /** All pages a request asks for, each read when the one before has been taken; fails at once on a bad parameter. */
    public <V> Iterator<List<V>> pages(
            ListDefinition<V> list, Map<String, List<String>> parameters, Actor actor, int size) {
        ListRequest request = ListRequest.parse(list, parameters, actor, agency);
        return new Pages<>(after -> find(list, request, after, size), last -> cursor(list, request, last));
    }

    private <V> List<V> find(ListDefinition<V> list, ListRequest request, Cursor after, int most) {
        if (request.among() == null) {
            return List.copyOf(slice(list, request, after, most).values());
        }
        return search(list, request, after, most);
    }

    private <V> Map<String, V> slice(ListDefinition<V> list, ListRequest request, Cursor after, int most) {
        Bson order = request.sort().order();
        Map<String, V> found = new LinkedHashMap<>(views.keyed(list.view(), request.pageAfter(after), order, most));
        Bson remainder = request.remainderAfter(after);
        if (remainder != null && found.size() < most) {
            found.putAll(views.keyed(list.view(), remainder, order, most - found.size()));
        }
        return found;
    }

    private <V> List<V> search(ListDefinition<V> list, ListRequest request, Cursor after, int most) {
        List<V> found = new ArrayList<>();
        Cursor at = after;
        Map<String, V> page;
        do {
            page = slice(list, request, at, LOOKED_AT);
            Set<String> hits = request.among().apply(page.keySet());
            V last = null;
            for (Map.Entry<String, V> item : page.entrySet()) {
                last = item.getValue();
                if (hits.contains(item.getKey()) && found.size() < most) {
                    found.add(last);
                }
            }
            at = last == null ? at : cursor(list, request, last);
        } while (page.size() == LOOKED_AT && found.size() < most);
        return found;
    }

    private <V> long count(ListDefinition<V> list, ListRequest request) {
        return request.among() == null
                ? views.count(list.view(), request.filter())
                : request.among()
                        .apply(views.keys(list.view(), request.filter()))
                        .size();
    }

    private static <V> Cursor cursor(ListDefinition<V> list, ListRequest request, V last) {
        JsonNode document = ViewJson.mapper().valueToTree(last);
        String value = request.sort().kind() instanceof Indexed indexed
                ? (String) list.view().indexFields().of(last).get(indexed.field())
                : document.at("/" + request.sort().field().replace('.', '/')).asText(null);
        return new Cursor(request.question(), value, document.get("id").asText());
    }
}
