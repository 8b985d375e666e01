package com.mdmc.crm.query.list;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** One page of a list. */
@NullMarked
public record ListPage<V>(List<V> items, Page page) {

    /**
     * Position of the page in the list.
     *
     * @param next cursor of the following page; {@code null} on the last
     * @param total exact number of items in all pages, only if it was asked for
     */
    public record Page(
            @Nullable String next,
            int limit,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total) {}
}
