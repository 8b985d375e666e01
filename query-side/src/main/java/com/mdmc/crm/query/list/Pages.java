package com.mdmc.crm.query.list;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** Iterator over all pages of a list; each page is read when the one before was taken. */
final class Pages<V> implements Iterator<List<V>> {
    private final Function<Cursor, List<V>> pageAfter;
    private final Function<V, Cursor> cursorOf;
    private List<V> next;

    /**
     * @param pageAfter the page that follows a cursor, the first for {@code null}; empty after the last
     * @param cursorOf where a page ends that ends with an item
     */
    Pages(Function<Cursor, List<V>> pageAfter, Function<V, Cursor> cursorOf) {
        this.pageAfter = pageAfter;
        this.cursorOf = cursorOf;
        this.next = pageAfter.apply(null);
    }

    @Override
    public boolean hasNext() {
        return next == null || !next.isEmpty();
    }

    @Override
    public List<V> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<V> page = next;
        next = pageAfter.apply(cursorOf.apply(page.get(page.size() - 1)));
        return page;
    }
}
