package com.mdmc.crm.query.list;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** One page of a list. */
public record ListPage<V>(List<V> items, Page page) {

    /**
     * Position of the page in the list.
     *
     * @param next cursor of the following page; {@code null} on the last
     * @param total exact number of items in all pages, only if it was asked for
     */
    public record Page(
            String next,
            int limit,
            @JsonInclude(JsonInclude.Include.NON_NULL) Long total) {}
}
