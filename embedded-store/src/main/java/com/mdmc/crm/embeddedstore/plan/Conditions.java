package com.mdmc.crm.embeddedstore.plan;

import com.mdmc.crm.embeddedstore.key.KeyRange;
import com.mdmc.crm.embeddedstore.key.TypeTag;
import com.mdmc.crm.embeddedstore.key.ValueKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What one condition of a query on one field says about the value. Never too narrow; what it lets through too much is
 * filtered by the query matcher afterwards.
 */
final class Conditions {

    private Conditions() {}

    static Intervals of(Object condition) {
        if (BsonRegularExpression.isRegularExpression(condition)) {
            return regex(BsonRegularExpression.convertToRegularExpression(condition));
        }
        return condition instanceof Document document && isOperators(document) ? operators(document) : equal(condition);
    }

    private static boolean isOperators(Document document) {
        return document.keySet().stream().anyMatch(key -> key.startsWith("$"));
    }

    private static Intervals operators(Document operators) {
        Intervals all = Intervals.ANYTHING;
        for (Map.Entry<String, Object> operator : operators.entrySet()) {
            all = all.intersect(operator(operator.getKey(), operator.getValue()));
        }
        return all;
    }

    private static Intervals operator(String name, Object value) {
        return switch (name) {
            case "$eq" -> equal(value);
            case "$in" -> in(value);
            case "$gt", "$gte", "$lt", "$lte" -> comparison(name, value);
            case "$exists" -> Utils.isTrue(value) ? Intervals.ANYTHING : equal(null);
            case "$elemMatch" ->
                value instanceof Document nested && isOperators(nested) ? operators(nested) : Intervals.ANYTHING;
            case "$all" ->
                value instanceof Collection<?> all && !all.isEmpty()
                        ? of(all.iterator().next())
                        : Intervals.ANYTHING;
            default -> Intervals.ANYTHING;
        };
    }

    private static Intervals in(Object values) {
        if (!(values instanceof Collection<?> list)) {
            return Intervals.ANYTHING;
        }
        List<Interval> all = new ArrayList<>();
        for (Object value : list) {
            Intervals one = value instanceof BsonRegularExpression regex ? regex(regex) : equal(value);
            if (one.isAnything()) {
                return one;
            }
            all.addAll(one.list());
        }
        return Intervals.union(all);
    }

    private static Intervals equal(Object value) {
        return isEncodable(value) ? Intervals.of(Interval.point(ValueKey.encode(value))) : Intervals.ANYTHING;
    }

    /** An array equals as a whole but is indexed by element; an empty or null field of a document matches loosely. */
    private static boolean isEncodable(Object value) {
        if (value instanceof Document document) {
            return !document.isEmpty()
                    && document.values().stream().allMatch(field -> field != null && isEncodable(field));
        }
        return !(value instanceof Collection || value instanceof BsonJavaScript);
    }

    private static Intervals comparison(String operator, Object value) {
        if (Missing.isNullOrMissing(value)
                || value instanceof MinKey
                || value instanceof MaxKey
                || value instanceof Document
                || !isEncodable(value)) {
            return Intervals.ANYTHING;
        }
        byte[] bound = ValueKey.encode(value);
        byte[] after = KeyRange.after(bound);
        Interval type = Interval.type(bound[0]);
        boolean strict = !(value instanceof Decimal128); // decimals compare more finely than their keys
        return Intervals.of(
                switch (operator) {
                    case "$gt" -> Interval.range(strict ? after : bound, type.to());
                    case "$gte" -> Interval.range(bound, type.to());
                    case "$lt" -> Interval.range(type.from(), strict ? bound : after);
                    default -> Interval.range(type.from(), after);
                });
    }

    /** A case-sensitive pattern anchored at the start limits strings to its literal beginning. */
    private static Intervals regex(BsonRegularExpression regex) {
        String prefix = literalPrefix(regex);
        if (prefix.isEmpty()) {
            return Intervals.ANYTHING;
        }
        byte[] from = ValueKey.encodeStringPrefix(prefix);
        return Intervals.of(Interval.range(from, KeyRange.after(from)));
    }

    private static String literalPrefix(BsonRegularExpression regex) {
        String pattern = regex.getPattern();
        boolean plain = regex.getOptions() == null || regex.getOptions().isEmpty();
        if (!plain || !pattern.startsWith("^") || pattern.indexOf('|') >= 0) {
            return "";
        }
        int end = 1;
        while (end < pattern.length() && isLiteral(pattern.charAt(end))) {
            end++;
        }
        boolean lastIsOptional = end < pattern.length() && "*?{+".indexOf(pattern.charAt(end)) >= 0;
        return pattern.substring(1, lastIsOptional ? Math.max(1, end - 1) : end);
    }

    private static boolean isLiteral(char c) {
        return Character.isLetterOrDigit(c) || " @-_/:,;".indexOf(c) >= 0;
    }

    static byte[] nullValue() {
        return new byte[] {TypeTag.NULL};
    }
}
