package com.mdmc.crm.ledger.axon.message;

import com.mdmc.crm.ledger.format.RecordedEvent;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.AbstractMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;

/** A recorded event as a message: read when a handler asks for it, once for all processors that share it. */
public final class RecordedMessage<T> extends AbstractMessage<T> {

    private final transient RecordedEvent event;
    private volatile MetaData metadata;

    public RecordedMessage(RecordedEvent event) {
        this(event, null);
    }

    private RecordedMessage(RecordedEvent event, MetaData metadata) {
        super(event.eventId());
        this.event = event;
        this.metadata = metadata;
    }

    @Override
    public MetaData getMetaData() {
        if (metadata == null) {
            Map<String, Object> all = new HashMap<>(event.metadata());
            LedgerPosition.describe(event, all);
            metadata = MetaData.from(all);
        }
        return metadata;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T getPayload() {
        return (T) event.payload();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<T> getPayloadType() {
        return (Class<T>) event.javaType();
    }

    @Override
    protected Message<T> withMetaData(MetaData changed) {
        return new RecordedMessage<>(event, changed);
    }

    /** The JSON as it was recorded, also when it cannot be read: a dead letter loses nothing. */
    @Override
    public <R> SerializedObject<R> serializePayload(Serializer serializer, Class<R> representation) {
        if (serializer instanceof AliasedJacksonSerializer) {
            return serializer
                    .getConverter()
                    .convert(
                            new SimpleSerializedObject<>(event.json(), String.class, event.alias(), event.revision()),
                            representation);
        }
        return serializer.serialize(getPayload(), representation);
    }

    private Object writeReplace() {
        return new GenericMessage<>(getIdentifier(), getPayload(), getMetaData());
    }
}
