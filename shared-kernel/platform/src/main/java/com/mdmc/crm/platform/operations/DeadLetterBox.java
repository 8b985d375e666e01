package com.mdmc.crm.platform.operations;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import com.mdmc.crm.ledger.axon.LedgerProcessors;
import com.mdmc.crm.ledger.axon.deadletter.DeadLetterPolicy;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoDeadLetter;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.bson.Document;
import org.bson.types.ObjectId;

/** The dead letters of all processors, whichever node has them. */
public final class DeadLetterBox {
    private static final String PROCESSOR = "processingGroup";
    private static final String SUBJECT = "sequenceIdentifier";
    private static final String INDEX = "index";

    private final MongoTemplate template;
    private final LedgerProcessors processors;

    DeadLetterBox(MongoTemplate template, LedgerProcessors processors) {
        this.template = template;
        this.processors = processors;
    }

    /**
     * An event that a processor could not handle.
     *
     * @param subject whose later events wait behind it
     * @param isFirst whether it is the one its subject waits for; only that one can be retried
     * @param event its type
     * @param position of its commit in the ledger; {@code null} if it was not read from there
     * @param attempts how often it failed again
     * @param retriedByItself whether it has attempts left
     * @param causeType class of the exception
     * @param payload the event; {@code null} in a list
     */
    public record Letter(
            String id,
            String projection,
            String subject,
            boolean isFirst,
            String event,
            Long position,
            Instant enqueuedAt,
            Instant lastTriedAt,
            int attempts,
            boolean retriedByItself,
            String causeType,
            String cause,
            Object payload) {}

    /**
     * The dead letters by processor, subject and order.
     *
     * @param projection of that processor; {@code null} for all
     */
    public List<Letter> list(String projection, int limit) {
        List<Letter> letters = new ArrayList<>();
        collection()
                .find(projection == null ? new Document() : eq(PROCESSOR, projection))
                .sort(ascending(PROCESSOR, SUBJECT, INDEX))
                .limit(limit)
                .batchSize(limit + 1)
                .forEach(stored -> letter(stored, false).ifPresent(letters::add));
        return letters;
    }

    /** One dead letter, with its event. */
    public Optional<Letter> find(String id) {
        return ObjectId.isValid(id)
                ? Optional.ofNullable(
                                collection().find(eq("_id", new ObjectId(id))).first())
                        .flatMap(stored -> letter(stored, true))
                : Optional.empty();
    }

    /** Takes a dead letter out; nobody handles its event any more. */
    public boolean discard(String id) {
        return collection().deleteOne(eq("_id", new ObjectId(id))).getDeletedCount() == 1;
    }

    /** How many there are, by processor. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        collection()
                .distinct(PROCESSOR, String.class)
                .forEach(each -> counts.put(each, collection().countDocuments(eq(PROCESSOR, each))));
        return counts;
    }

    private MongoCollection<Document> collection() {
        return template.deadLetterCollection();
    }

    // Empty if it was handled in this moment.
    private Optional<Letter> letter(Document stored, boolean withPayload) {
        String subject = stored.getString(SUBJECT);
        long index = ((Number) stored.get(INDEX)).longValue();
        boolean isFirst = true;
        for (DeadLetter<? extends EventMessage<?>> each :
                processors.parkedBy(stored.getString(PROCESSOR)).deadLetterSequence(subject)) {
            if (each instanceof MongoDeadLetter<?> read && read.index() == index) {
                return Optional.of(letter(stored, each, isFirst, withPayload));
            }
            isFirst = false;
        }
        return Optional.empty();
    }

    private static Letter letter(
            Document stored, DeadLetter<? extends EventMessage<?>> letter, boolean isFirst, boolean withPayload) {
        EventMessage<?> message = letter.message();
        return new Letter(
                stored.getObjectId("_id").toHexString(),
                stored.getString(PROCESSOR),
                stored.getString(SUBJECT),
                isFirst,
                message.getPayloadType().getSimpleName(),
                LedgerPosition.find(message).map(LedgerPosition::position).orElse(null),
                letter.enqueuedAt(),
                letter.lastTouched(),
                DeadLetterPolicy.tries(letter),
                DeadLetterPolicy.mayBeTried(letter),
                letter.cause().map(Cause::type).orElse(null),
                letter.cause().map(Cause::message).orElse(null),
                withPayload ? message.getPayload() : null);
    }
}
