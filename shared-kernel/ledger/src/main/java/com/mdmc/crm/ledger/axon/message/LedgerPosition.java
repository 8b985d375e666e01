package com.mdmc.crm.ledger.axon.message;

import com.mdmc.crm.ledger.format.StoredEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;

/**
 * Position of an event in the ledger. It travels in the message's metadata, so that it survives replays and the
 * dead-letter queue; event handlers may declare it as a parameter.
 *
 * @param position of the commit, from 1
 * @param index of the event in the commit, from 0
 * @param lastOfCommit whether the commit's events end here
 * @param commitTime when the commit was appended
 * @param subject whose data the event holds, or null
 */
public record LedgerPosition(
        long position, int index, boolean lastOfCommit, String commitId, Instant commitTime, String subject) {

    private static final String POSITION = "ledgerPosition";
    private static final String INDEX = "ledgerIndex";
    private static final String LAST = "ledgerLastOfCommit";
    private static final String COMMIT = "ledgerCommitId";
    private static final String TIME = "ledgerCommitTime";
    private static final String SUBJECT = "ledgerSubject";

    /** Metadata keys that reading adds and appending leaves out. */
    public static final Set<String> KEYS = Set.of(POSITION, INDEX, LAST, COMMIT, TIME, SUBJECT);

    static void describe(StoredEvent event, Map<String, Object> metadata) {
        metadata.put(POSITION, event.position());
        metadata.put(INDEX, event.index());
        metadata.put(LAST, event.isLastOfCommit());
        metadata.put(COMMIT, event.commit().commitId());
        metadata.put(TIME, event.commit().time().toEpochMilli());
        metadata.put(SUBJECT, event.subject());
    }

    static Map<String, Object> ofUnreadable(long position, int index, boolean last, String subject) {
        Map<String, Object> metadata =
                new HashMap<>(Map.of(POSITION, position, INDEX, index, LAST, last, COMMIT, "", TIME, 0L));
        metadata.put(SUBJECT, subject);
        return metadata;
    }

    /**
     * The position of a message.
     *
     * @throws IllegalArgumentException if it was not read from the ledger
     */
    public static LedgerPosition of(Message<?> message) {
        return find(message)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Message %s was not read from the ledger".formatted(message.getIdentifier())));
    }

    /** The position of a message, if it was read from the ledger. */
    public static Optional<LedgerPosition> find(Message<?> message) {
        MetaData metadata = message.getMetaData();
        if (!(metadata.get(POSITION) instanceof Number position)) {
            return Optional.empty();
        }
        return Optional.of(new LedgerPosition(
                position.longValue(),
                ((Number) metadata.get(INDEX)).intValue(),
                (Boolean) metadata.get(LAST),
                (String) metadata.get(COMMIT),
                Instant.ofEpochMilli(((Number) metadata.get(TIME)).longValue()),
                (String) metadata.get(SUBJECT)));
    }
}
