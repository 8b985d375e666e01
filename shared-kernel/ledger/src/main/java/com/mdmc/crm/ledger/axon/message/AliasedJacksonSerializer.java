package com.mdmc.crm.ledger.axon.message;

import com.mdmc.crm.domain.Revision;
import com.mdmc.crm.ledger.serialization.EventCodec;
import com.mdmc.crm.ledger.serialization.EventType;
import com.mdmc.crm.ledger.serialization.EventTypes;
import com.mdmc.crm.ledger.serialization.LedgerJson;
import com.mdmc.crm.ledger.serialization.Upcasters;
import java.io.IOException;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.json.JacksonSerializer;

/**
 * Axon's serializer for events, messages and tokens: names types by alias and revision, reads listed types only and
 * upcasts older revisions. Stored data never chooses a class.
 */
public final class AliasedJacksonSerializer extends JacksonSerializer {

    private final EventTypes types;
    private final EventCodec codec;

    private AliasedJacksonSerializer(EventTypes types, Upcasters upcasters) {
        super(JacksonSerializer.builder().objectMapper(LedgerJson.copy()));
        this.types = types;
        this.codec = new EventCodec(types, upcasters, getObjectMapper());
    }

    /** A serializer of the given types and Axon's own. */
    public static AliasedJacksonSerializer of(EventTypes types, Upcasters upcasters) {
        return new AliasedJacksonSerializer(types.and(AxonTypes.all()), upcasters);
    }

    @Override
    public SerializedType typeForClass(Class type) {
        if (type == null || Void.class.equals(type) || Void.TYPE.equals(type)) {
            return SimpleSerializedType.emptyType();
        }
        EventType listed = types.typeOf((Class<?>) type);
        return new SimpleSerializedType(listed.alias(), listed.revision());
    }

    @Override
    public Class classForType(SerializedType type) {
        if (SerializedType.emptyType().equals(type)) {
            return Void.class;
        }
        EventCodec.Reading reading = codec.readingOf(type.getName(), revisionOf(type));
        return reading.isReadable() ? reading.type().javaType() : UnknownSerializedType.class;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S, T> T deserialize(SerializedObject<S> stored) {
        SerializedType type = stored.getType();
        if (SerializedType.emptyType().equals(type)) {
            return null;
        }
        if (UnknownSerializedType.class.equals(classForType(type))) {
            return (T) new UnknownSerializedType(this, stored);
        }
        String json = getConverter().convert(stored, String.class).getData();
        try {
            return (T) codec.read(type.getName(), revisionOf(type), json);
        } catch (IOException e) {
            throw new SerializationException("Stored %s does not fit its class".formatted(type.getName()), e);
        }
    }

    /** JSON text and bytes only: BSON numbers would lose the scale of decimals. */
    @Override
    public <T> boolean canSerializeTo(Class<T> representation) {
        return String.class.equals(representation) || byte[].class.equals(representation);
    }

    private static String revisionOf(SerializedType type) {
        return type.getRevision() == null ? Revision.FIRST : type.getRevision();
    }
}
