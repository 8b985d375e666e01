package com.mdmc.crm.kernel.http;

import com.mdmc.crm.kernel.value.WireEnum;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;

/** Reads enumerations in paths and query strings by the names they have in JSON. */
@SuppressWarnings("rawtypes")
final class WireEnumParameters implements ConverterFactory<String, Enum> {

    @Override
    public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
        return text -> {
            for (T constant : type.getEnumConstants()) {
                String name = constant instanceof WireEnum wire ? wire.wire() : constant.name();
                if (name.equals(text)) {
                    return constant;
                }
            }
            throw new IllegalArgumentException("unknown value");
        };
    }
}
