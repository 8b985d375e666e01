package com.mdmc.crm.embeddedstore.plan;

import com.mdmc.crm.embeddedstore.key.KeyRange;
import com.mdmc.crm.embeddedstore.storage.MapView;
import java.util.Arrays;
import org.h2.mvstore.Cursor;

/** Walks one stretch of a map; after {@link #detach()} it goes on where it was, in whatever view comes next. */
final class SpanCursor {

    private final Span span;
    private final boolean reverse;
    private Cursor<byte[], byte[]> cursor;
    private byte[] key;
    private byte[] value;

    SpanCursor(Span span, boolean reverse) {
        this.span = span;
        this.reverse = reverse;
    }

    /** Goes to the next entry; false at the end. */
    boolean next(MapView view) {
        if (cursor == null) {
            cursor = open(view);
        }
        if (!cursor.hasNext()) {
            return false;
        }
        byte[] next = cursor.next();
        if (isBeyond(next)) {
            return false;
        }
        key = next;
        value = cursor.getValue();
        return true;
    }

    private boolean isBeyond(byte[] next) {
        KeyRange range = span.range();
        return reverse
                ? Arrays.compareUnsigned(next, range.from()) < 0
                : range.to() != null && Arrays.compareUnsigned(next, range.to()) >= 0;
    }

    private Cursor<byte[], byte[]> open(MapView view) {
        byte[] from =
                key != null ? key : reverse ? span.range().to() : span.range().from();
        Cursor<byte[], byte[]> opened = view.cursor(from, reverse);
        boolean skip = key != null || reverse && from != null;
        return skip ? behind(view, opened, from) : opened;
    }

    /** Leaves out the entry the cursor starts at, when it is there. */
    private Cursor<byte[], byte[]> behind(MapView view, Cursor<byte[], byte[]> opened, byte[] from) {
        if (opened.hasNext() && Arrays.equals(opened.next(), from)) {
            return opened;
        }
        return view.cursor(from, reverse);
    }

    byte[] key() {
        return key;
    }

    byte[] value() {
        return value;
    }

    /** Compares what follows the fixed fields: the order among stretches read side by side. */
    int compareTo(SpanCursor other) {
        int order =
                Arrays.compareUnsigned(key, span.fixed(), key.length, other.key, other.span.fixed(), other.key.length);
        return reverse ? -order : order;
    }

    void detach() {
        cursor = null;
    }
}
