package com.mdmc.crm.domain;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** An enumeration that is written in JSON, in the store and in URLs as its lower-case, hyphenated name. */
public interface WireEnum {

    /** The constant's own name, as every enum has it. */
    String name();

    /** The name as it travels and rests: {@code NO_ANSWER} is {@code no-answer}. */
    @JsonValue
    default String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of {@code type} with this wire name, if there is one. */
    static <E extends Enum<E> & WireEnum> Optional<E> of(Class<E> type, String wire) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.wire().equals(wire))
                .findFirst();
    }
}
