package com.mdmc.crm.query.history;

import com.mdmc.crm.domain.Rejection;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Backward paging over the ledger, newest first. It reads spans of positions that grow until the page is full, so that
 * a page of a long history reads only what it needs.
 *
 * @param <L> a line, whose id begins with the ledger position it is in order by and a hyphen
 */
public final class NewestFirst<L> {
    private static final Pattern ID = Pattern.compile("(\\d{1,18})-\\w+");
    private static final long GROWTH = 8;

    private final Function<L, String> id;

    public NewestFirst(Function<L, String> id) {
        this.id = id;
    }

    /**
     * The ledger position a line is in order by.
     *
     * @throws Rejection {@code cursor-of-another-list} if it is no line's id
     */
    public static long positionOf(String cursor) {
        Matcher parts = ID.matcher(cursor);
        if (!parts.matches()) {
            throw otherList();
        }
        return Long.parseLong(parts.group(1));
    }

    /**
     * Lines of a history, at least as many as are enough unless there are no more.
     *
     * @param cursor id of the line they follow; {@code null} to begin with the newest of all
     * @param upTo the position reading begins at, backwards; not before the cursor's
     * @param span how many positions to read at first
     * @param linesAfter the lines after a position up to {@code upTo}, the newest first; all there are after 0
     */
    public List<L> lines(String cursor, int enough, long upTo, long span, LongFunction<List<L>> linesAfter) {
        long positions = span;
        List<L> lines = following(cursor, linesAfter.apply(Math.max(0, upTo - positions)));
        while (lines.size() < enough && positions < upTo) {
            positions *= GROWTH;
            lines = following(cursor, linesAfter.apply(Math.max(0, upTo - positions)));
        }
        return lines;
    }

    private List<L> following(String cursor, List<L> lines) {
        return cursor == null ? lines : lines.subList(placeAfter(cursor, lines), lines.size());
    }

    private int placeAfter(String cursor, List<L> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (id.apply(lines.get(i)).equals(cursor)) {
                return i + 1;
            }
        }
        throw otherList();
    }

    /** The refusal of a cursor that is none of these lines. */
    public static Rejection otherList() {
        return Rejection.invalid("cursor", "cursor-of-another-list");
    }
}
