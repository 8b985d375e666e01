package com.mdmc.crm.query.list;

import com.mdmc.crm.domain.WireEnum;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.bson.BsonValue;

/**
 * Type of a filter. Its text becomes one typed literal, so that no operator, expression or {@code $} key from a request
 * reaches a query.
 */
public sealed interface FieldKind permits ScalarKind, OneOf, Indexed {
    FieldKind TEXT = ScalarKind.TEXT;
    /** The id of a user; {@code me} is the caller, and {@code none} is nobody. */
    FieldKind USER = ScalarKind.USER;

    FieldKind INTEGER = ScalarKind.INTEGER;
    FieldKind DECIMAL = ScalarKind.DECIMAL;
    FieldKind BOOLEAN = ScalarKind.BOOLEAN;
    /** Stored as a date; written as an ISO-8601 instant. Filters take a day as well ({@link LocalDays}). */
    FieldKind INSTANT = ScalarKind.INSTANT;
    /** Stored as the text {@code YYYY-MM-DD}. */
    FieldKind DAY = ScalarKind.DAY;

    /** The names an enumeration has in JSON; every other text is an error that names them. */
    static FieldKind oneOf(Class<? extends WireEnum> type) {
        return new OneOf(
                Arrays.stream(type.getEnumConstants()).map(WireEnum::wire).toList());
    }

    /** Texts that are encrypted in the view and looked up in one of its index fields instead. */
    static FieldKind indexed(String field, UnaryOperator<String> token) {
        return new Indexed(field, token);
    }

    /** Where the stored document has the values of a field. */
    default String storedAt(String path) {
        return path;
    }

    /** The literal of a text; fails with {@link IllegalArgumentException} on any text that is not of this kind. */
    BsonValue literal(String text);
}
