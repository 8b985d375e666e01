package com.mdmc.crm.platform.http;

import com.mdmc.crm.domain.money.Money;
import com.mdmc.crm.domain.validation.MultiLine;
import com.mdmc.crm.domain.validation.StorableNumber;
import com.mdmc.crm.domain.validation.TextHygiene;
import com.mdmc.crm.domain.validation.TextHygiene.RefusedTextException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.jackson.JsonNodeDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Jackson module for strict scalars at the HTTP edge: no coercion between types, and no value that cannot be stored,
 * summed and read back exactly.
 */
final class StrictJsonModule extends SimpleModule {
    private static final long serialVersionUID = 1L;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    StrictJsonModule() {
        addDeserializer(String.class, new Text<>(String.class, text -> text));
        addDeserializer(JsonNode.class, new Tree());
        addDeserializer(BigDecimal.class, new Decimal());
        addDeserializer(Integer.class, new Whole<>(Integer.class, BigInteger::intValueExact));
        addDeserializer(Long.class, new Whole<>(Long.class, BigInteger::longValueExact));
        addDeserializer(Instant.class, new Moment());
        addDeserializer(LocalDate.class, new Day());
        addDeserializer(Money.class, new Amount());
    }

    /** Rejection of a value of the right type, with the code of its problem. */
    static final class RefusedValueException extends MismatchedInputException {
        private static final long serialVersionUID = 1L;
        private final String code;

        RefusedValueException(JsonParser parser, String code, Class<?> type) {
            super(parser, code, type);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** A text as it is kept; no number and no truth value is one, in a list neither. */
    static final class Text<T> extends StdDeserializer<T> {
        private final Class<T> type;
        private final Function<String, T> made;
        private final UnaryOperator<String> hygiene;

        Text(Class<T> type, Function<String, T> made) {
            this(type, made, TextHygiene::cleanLine);
        }

        private Text(Class<T> type, Function<String, T> made, UnaryOperator<String> hygiene) {
            super(type);
            this.type = type;
            this.made = made;
            this.hygiene = hygiene;
        }

        @Override
        public ValueDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
            boolean isMultiLine = property != null && property.getAnnotation(MultiLine.class) != null;
            return isMultiLine ? new Text<>(type, made, TextHygiene::clean) : this;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return type.cast(context.handleUnexpectedToken(type, parser));
            }
            try {
                return made.apply(hygiene.apply(parser.getString()));
            } catch (RefusedTextException refused) {
                throw new RefusedValueException(parser, refused.getMessage(), type);
            }
        }
    }

    /** A document whose numbers are numbers: at an exponent out of bounds Jackson fails as if the program was wrong. */
    private static final class Tree extends JsonNodeDeserializer {

        @Override
        public JsonNode deserialize(JsonParser parser, DeserializationContext context) {
            try {
                return super.deserialize(parser, context);
            } catch (NumberFormatException outOfBounds) {
                throw new RefusedValueException(parser, "out-of-range", JsonNode.class);
            }
        }
    }

    /** A decimal, as a number or as text. */
    private static final class Decimal extends StdDeserializer<BigDecimal> {
        Decimal() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
            BigDecimal number = decimal(parser, context);
            if (!StorableNumber.is(number)) {
                throw new RefusedValueException(parser, "out-of-range", BigDecimal.class);
            }
            return number;
        }
    }

    /** A whole number that its type can hold. */
    private static final class Whole<N extends Number> extends StdDeserializer<N> {
        private final Class<N> type;
        private final Function<BigInteger, N> exactly;

        Whole(Class<N> type, Function<BigInteger, N> exactly) {
            super(type);
            this.type = type;
            this.exactly = exactly;
        }

        @Override
        public N deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
                return type.cast(context.handleUnexpectedToken(type, parser));
            }
            try {
                return exactly.apply(parser.getBigIntegerValue());
            } catch (ArithmeticException tooLarge) {
                throw new RefusedValueException(parser, "out-of-range", type);
            }
        }
    }

    private static BigDecimal decimal(JsonParser parser, DeserializationContext context) {
        if (parser.hasToken(JsonToken.VALUE_NUMBER_INT) || parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
            return parser.getDecimalValue();
        } else if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, parser);
        }
        try {
            return new BigDecimal(parser.getString().strip());
        } catch (NumberFormatException none) {
            return (BigDecimal) context.handleWeirdStringValue(BigDecimal.class, parser.getString(), "not a number");
        }
    }

    /** An instant from the year 1 to 9999, as text. */
    private static final class Moment extends StdDeserializer<Instant> {
        Moment() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            Instant moment = InstantDeserializer.INSTANT.deserialize(parser, context);
            if (moment != null && (moment.isBefore(FIRST) || !moment.isBefore(END))) {
                throw new RefusedValueException(parser, "out-of-range", Instant.class);
            }
            return moment;
        }
    }

    /** A calendar day, {@code YYYY-MM-DD}. */
    private static final class Day extends StdDeserializer<LocalDate> {
        private static final Pattern WRITTEN = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

        Day() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (LocalDate) context.handleUnexpectedToken(LocalDate.class, parser);
            }
            String text = parser.getString();
            try {
                if (WRITTEN.matcher(text).matches()) {
                    return LocalDate.parse(text);
                }
            } catch (DateTimeParseException noDay) {
                // the same as what is written otherwise
            }
            return (LocalDate) context.handleWeirdStringValue(LocalDate.class, text, "not a day");
        }
    }

    /** Money with its currency, or an amount alone, which is in euros. */
    private static final class Amount extends StdDeserializer<Money> {
        private static final String CURRENCY = "EUR";

        Amount() {
            super(Money.class);
        }

        private record Written(BigDecimal amount, String currency) {}

        @Override
        public Money deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.START_OBJECT)) {
                BigDecimal alone = context.readValue(parser, BigDecimal.class);
                return money(parser, alone, CURRENCY);
            }
            Written written = context.readValue(parser, Written.class);
            if (written.amount() == null) {
                throw refused(parser, "required", "amount");
            }
            return money(parser, written.amount(), written.currency() == null ? CURRENCY : written.currency());
        }

        private static Money money(JsonParser parser, BigDecimal amount, String in) {
            try {
                return new Money(amount, in);
            } catch (ArithmeticException finerThanTheCurrency) {
                throw new RefusedValueException(parser, "money-scale", Money.class);
            } catch (IllegalArgumentException noCurrency) {
                throw refused(parser, "currency-code", "currency");
            }
        }

        private static RefusedValueException refused(JsonParser parser, String code, String field) {
            RefusedValueException refused = new RefusedValueException(parser, code, Money.class);
            refused.prependPath(Written.class, field);
            return refused;
        }
    }
}
