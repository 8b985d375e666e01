package com.mdmc.crm.projections.store;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.mdmc.crm.domain.money.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The mapper that views are stored with: instants travel to the codec untouched, amounts as decimals. */
public final class ViewJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new InstantModule())
            .addModule(new SortedSets())
            .addMixIn(Money.class, StoredMoney.class)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private ViewJson() {}

    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** The codec of one stored type. */
    public static <T> JacksonCodec<T> codec(Class<T> type) {
        return new JacksonCodec<>(MAPPER, MAPPER.constructType(type));
    }

    private abstract static class StoredMoney {
        @JsonFormat(shape = JsonFormat.Shape.NUMBER)
        abstract BigDecimal amount();
    }

    /** Sets in their natural order, whichever order a process keeps them in: equal states are stored alike. */
    private static final class SortedSets extends SimpleModule {
        private static final long serialVersionUID = 1L;

        SortedSets() {
            addSerializer(new StdSerializer<Set<?>>(Set.class, false) {
                private static final long serialVersionUID = 1L;

                @Override
                public void serialize(Set<?> value, JsonGenerator to, SerializerProvider provider) throws IOException {
                    provider.defaultSerializeValue(List.copyOf(new TreeSet<>(value)), to);
                }
            });
        }
    }

    private static final class InstantModule extends SimpleModule {
        private static final long serialVersionUID = 1L;

        InstantModule() {
            addSerializer(Instant.class, new StdScalarSerializer<Instant>(Instant.class) {
                private static final long serialVersionUID = 1L;

                @Override
                public void serialize(Instant value, JsonGenerator to, SerializerProvider provider) throws IOException {
                    to.writeEmbeddedObject(value);
                }
            });
            addDeserializer(Instant.class, new StdScalarDeserializer<Instant>(Instant.class) {
                private static final long serialVersionUID = 1L;

                @Override
                public Instant deserialize(JsonParser from, DeserializationContext context) throws IOException {
                    return (Instant) from.getEmbeddedObject();
                }
            });
        }
    }
}
