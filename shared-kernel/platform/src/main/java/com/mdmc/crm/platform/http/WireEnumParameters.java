package com.mdmc.crm.platform.http;

import com.mdmc.crm.domain.WireEnum;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;

/** Converter of enumerations in paths and query strings by their JSON names. */
@SuppressWarnings("rawtypes")
final class WireEnumParameters implements ConverterFactory<String, Enum> {

    @Override
    public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
        return text -> {
            for (T constant : type.getEnumConstants()) {
                if (name(constant).equals(text)) {
                    return constant;
                }
            }
            throw new IllegalArgumentException("unknown value");
        };
    }

    /** The names of all values of an enumeration. */
    static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> name((Enum) constant))
                .toList();
    }

    private static String name(Enum constant) {
        return constant instanceof WireEnum wire ? wire.wire() : constant.name();
    }
}
