package com.mdmc.crm.ledger.axon.token;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Where groups stand that do not go on with their processor. It is stored with the processor's token: only who owns that
 * can move it, and who claims it knows.
 */
public final class StoredPauses {
    private static final String PAUSED = "paused";
    private static final int SEGMENT = 0;

    private final MongoCollection<Document> tokens;
    private final String owner;

    StoredPauses(MongoCollection<Document> tokens, String owner) {
        this.tokens = tokens;
        this.owner = owner;
    }

    /** The paused groups in the document of a token, by the sequence of the last event that each has taken in. */
    public static Map<String, Long> in(Document token) {
        Map<String, Long> paused = new HashMap<>();
        token.get(PAUSED, new Document()).forEach((group, at) -> paused.put(group, (Long) at));
        return paused;
    }

    /** The same of a processor, whoever runs it. */
    public Map<String, Long> of(String processor) {
        Document found = tokens.find(key(processor)).first();
        return found == null ? Map.of() : in(found);
    }

    /**
     * Notes where a group stands.
     *
     * @return whether this process still runs the processor; if not, nothing is noted
     */
    public boolean pause(String processor, String group, long sequence) {
        return change(processor, set(PAUSED + "." + group, sequence));
    }

    /** Notes that a group stands where its processor does; same answer. */
    public boolean resume(String processor, String group) {
        return change(processor, unset(PAUSED + "." + group));
    }

    private boolean change(String processor, Bson change) {
        return tokens.updateOne(and(key(processor), eq(LeasedTokenStore.OWNER, owner)), change)
                        .getMatchedCount()
                == 1;
    }

    private static Bson key(String processor) {
        return and(eq(LeasedTokenStore.PROCESSOR, processor), eq(LeasedTokenStore.SEGMENT, SEGMENT));
    }
}
