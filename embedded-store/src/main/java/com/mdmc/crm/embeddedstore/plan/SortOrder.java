package com.mdmc.crm.embeddedstore.plan;

import com.mdmc.crm.embeddedstore.index.IndexField;
import com.mdmc.crm.embeddedstore.index.OrderedIndex;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether reading an index forwards or backwards gives the order a query asks for. */
final class SortOrder {

    /** How the stretches of an index have to be read for the order. */
    enum Reading {
        UNSORTED,
        IN_SEQUENCE,
        MERGED
    }

    private record Key(String path, boolean ascending) {}

    private final List<Key> keys = new ArrayList<>();
    private final boolean natural;
    private boolean reverse;

    SortOrder(Document orderBy) {
        natural = orderBy == null || orderBy.isEmpty() || orderBy.containsKey("$natural");
        if (orderBy != null && orderBy.get("$natural") instanceof Number direction) {
            reverse = direction.intValue() < 0;
        } else if (orderBy != null) {
            for (Map.Entry<String, Object> key : orderBy.entrySet()) {
                keys.add(new Key(key.getKey(), ((Number) key.getValue()).intValue() > 0));
            }
        }
    }

    boolean isNatural() {
        return natural;
    }

    boolean isReverse() {
        return reverse;
    }

    /** How to read; {@link #isReverse()} then says in which direction. */
    Reading readingOf(OrderedIndex index, Spans spans) {
        if (natural) {
            return Reading.IN_SEQUENCE;
        }
        if (isServed(index, spans, false)) {
            return Reading.IN_SEQUENCE;
        }
        return isServed(index, spans, true) ? Reading.MERGED : Reading.UNSORTED;
    }

    private boolean isServed(OrderedIndex index, Spans spans, boolean merging) {
        List<IndexField> fields = index.definition().fields();
        int at = merging ? spans.fixedFields() : 0;
        Boolean backwards = null;
        for (Key key : keys) {
            if (isConstant(key, fields, spans)) {
                continue;
            }
            while (at < fields.size() && spans.field(at).isOnePoint()) {
                at++;
            }
            if (at == fields.size()
                    || index.isMultikey(at)
                    || !fields.get(at).path().equals(key.path)) {
                return false;
            }
            boolean opposite = fields.get(at).ascending() != key.ascending;
            if (backwards != null && backwards != opposite) {
                return false;
            }
            backwards = opposite;
            at++;
        }
        reverse = Boolean.TRUE.equals(backwards);
        return true;
    }

    private static boolean isConstant(Key key, List<IndexField> fields, Spans spans) {
        for (int i = 0; i < spans.fixedFields(); i++) {
            if (fields.get(i).path().equals(key.path) && spans.field(i).isOnePoint()) {
                return true;
            }
        }
        return false;
    }
}
