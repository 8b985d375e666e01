package com.mdmc.crm.projections.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mdmc.crm.ledger.axon.message.LedgerToken;
import com.mdmc.crm.ledger.axon.token.LeasedTokenStore;
import com.mdmc.crm.ledger.axon.token.StoredPauses;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.types.Binary;

/** Looks at the tokens that processors stored, whoever runs them, without claiming any. */
public final class StoredTokens {
    private final MongoTemplate template;
    private final Serializer serializer;

    public StoredTokens(MongoTemplate template, Serializer serializer) {
        this.template = template;
        this.serializer = serializer;
    }

    /** The position up to which a processor has come; −1 if it never ran. */
    public long positionOf(String processor) {
        Document entry = entry(processor);
        return entry == null || entry.get("token") == null ? -1 : LedgerToken.positionOf(token(entry));
    }

    private Document entry(String processor) {
        return template.trackingTokensCollection()
                .find(and(eq("processorName", processor), eq("segment", 0)))
                .first();
    }

    /** The same of one of the projections that a processor keeps, which may be paused. */
    public long positionOf(String processor, String projection) {
        Document entry = entry(processor);
        return entry == null || entry.get("token") == null ? -1 : positionOf(entry, projection);
    }

    private long positionOf(Document entry, String projection) {
        Long standing = StoredPauses.in(entry).get(projection);
        return standing == null ? LedgerToken.positionOf(token(entry)) : LedgerToken.positionOf(standing);
    }

    /** The positions of all processors that ever ran, of each that of whatever it keeps that has come least far. */
    public Map<String, Long> all() {
        Map<String, Long> positions = new HashMap<>();
        template.trackingTokensCollection().find().forEach(entry -> {
            String name = entry.getString("processorName");
            if (name != null && entry.get("token") != null) {
                positions.merge(name, LedgerToken.positionOf(token(entry)), Math::min);
                StoredPauses.in(entry)
                        .forEach((group, at) -> positions.merge(name, LedgerToken.positionOf(at), Math::min));
            }
        });
        return positions;
    }

    /**
     * What is stored of a processor.
     *
     * @param position up to which it has come
     * @param owner node that runs it; {@code null} for none
     * @param paused the positions of what it keeps that was paused
     */
    public record Entry(long position, String owner, Map<String, Long> paused) {
        /** Of a processor that never ran. */
        public static final Entry NONE = new Entry(0, null, Map.of());
    }

    /** All processors that ever ran. */
    public Map<String, Entry> entries() {
        Map<String, Entry> entries = new HashMap<>();
        template.trackingTokensCollection().find().forEach(entry -> {
            String name = entry.getString("processorName");
            if (name != null && entry.get("token") != null) {
                Map<String, Long> paused = StoredPauses.in(entry);
                paused.replaceAll((group, at) -> LedgerToken.positionOf(at));
                String owner = LeasedTokenStore.nodeOf(entry.getString("owner"));
                entries.put(name, new Entry(LedgerToken.positionOf(token(entry)), owner, paused));
            }
        });
        return entries;
    }

    private TrackingToken token(Document entry) {
        String type = entry.getString("tokenType");
        Object stored = entry.get("token");
        return stored instanceof Binary binary
                ? serializer.deserialize(new SimpleSerializedObject<>(binary.getData(), byte[].class, type, null))
                : serializer.deserialize(new SimpleSerializedObject<>((String) stored, String.class, type, null));
    }
}
