package com.mdmc.crm.query.list;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/** Field kinds that accept any text of their type. */
public enum ScalarKind implements FieldKind {
    TEXT {
        @Override
        BsonValue parse(String text) {
            return new BsonString(text);
        }
    },
    /** The id of a user; {@code me} is the caller, and {@code none} is nobody. */
    USER {
        @Override
        BsonValue parse(String text) {
            return text.equals("none") ? BsonNull.VALUE : new BsonString(text);
        }
    },
    INTEGER {
        @Override
        BsonValue parse(String text) {
            return new BsonInt64(Long.parseLong(text));
        }
    },
    DECIMAL {
        @Override
        BsonValue parse(String text) {
            return new BsonDecimal128(new Decimal128(new BigDecimal(text)));
        }
    },
    BOOLEAN {
        @Override
        BsonValue parse(String text) {
            if (!text.equals("true") && !text.equals("false")) {
                throw new IllegalArgumentException(text);
            }
            return BsonBoolean.valueOf(text.equals("true"));
        }
    },
    /** Stored as a date; written as an ISO-8601 instant. Filters take a day as well ({@link LocalDays}). */
    INSTANT {
        @Override
        BsonValue parse(String text) {
            return new BsonDateTime(Instant.parse(text).toEpochMilli());
        }
    },
    /** Stored as the text {@code YYYY-MM-DD}. */
    DAY {
        @Override
        BsonValue parse(String text) {
            return new BsonString(LocalDate.parse(text).toString());
        }
    };

    /** The literal of a text; fails with {@link IllegalArgumentException} or a parse error on any other text. */
    abstract BsonValue parse(String text);

    @Override
    public final BsonValue literal(String text) {
        try {
            return parse(text);
        } catch (DateTimeParseException | ArithmeticException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }
}
