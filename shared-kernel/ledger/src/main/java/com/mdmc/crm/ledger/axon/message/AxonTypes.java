package com.mdmc.crm.ledger.axon.message;

import com.mdmc.crm.ledger.serialization.EventType;
import com.mdmc.crm.ledger.serialization.EventTypes;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.tokenstore.ConfigToken;
import org.axonframework.messaging.MetaData;

/** Types that Axon stores beside the events: tokens, metadata of dead letters, placeholders of unreadable commits. */
public final class AxonTypes {

    private AxonTypes() {}

    public static EventTypes all() {
        EventTypes tokens = EventTypes.of(
                GlobalSequenceTrackingToken.class,
                ReplayToken.class,
                MergedTrackingToken.class,
                ConfigToken.class,
                UnreadableEvent.class);
        return tokens.and(Stream.of(MetaData.class, String.class)
                .map(type -> EventType.named(type.getName(), type))
                .toArray(EventType[]::new));
    }
}
