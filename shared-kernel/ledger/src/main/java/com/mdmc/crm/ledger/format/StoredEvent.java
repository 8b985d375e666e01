package com.mdmc.crm.ledger.format;

import com.mdmc.crm.ledger.format.UnreadableCommitException.Reason;
import com.mdmc.crm.ledger.serialization.EventCodec;
import com.mdmc.crm.ledger.serialization.EventCodec.Reading;
import com.mdmc.crm.ledger.serialization.EventType;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Event as it is stored in the ledger. Its payload is decoded on first use. */
public final class StoredEvent {

    private final Commit commit;
    private final int index;
    private final NewEvent stored;
    private final Map<String, Object> metadata;
    private final EventCodec codec;
    private volatile Object payload;

    StoredEvent(Commit commit, int index, NewEvent stored, Map<String, Object> metadata, EventCodec codec) {
        this.commit = commit;
        this.index = index;
        this.stored = stored;
        this.metadata = metadata;
        this.codec = codec;
    }

    /** The commit it belongs to. */
    public Commit commit() {
        return commit;
    }

    /** The number of its commit. */
    public long position() {
        return commit.position();
    }

    /** Its place in the commit, from 0. */
    public int index() {
        return index;
    }

    /** Whether the events of its commit end with it. */
    public boolean isLastOfCommit() {
        return index == commit.events().size() - 1;
    }

    public String eventId() {
        return stored.eventId();
    }

    /** When it happened, to the millisecond. */
    public Instant timestamp() {
        return stored.timestamp();
    }

    /** Its place in an aggregate's stream; empty for an event without an aggregate. */
    public Optional<StreamPosition> stream() {
        return Optional.ofNullable(stored.stream());
    }

    /** Whose data it holds; null for nobody's. */
    public String subject() {
        return stored.subject();
    }

    /** The name it is stored under, which may be a former one of its type. */
    public String alias() {
        return stored.alias();
    }

    /** The revision it is stored in. */
    public String revision() {
        return stored.revision();
    }

    /** The payload's JSON as it was written, before any upcasting. */
    public String json() {
        return stored.payload();
    }

    /** Its own metadata and what it shares with its commit. */
    public Map<String, Object> metadata() {
        return metadata;
    }

    /**
     * The type that the payload is read as: today's name, revision and class.
     *
     * @throws UnreadableCommitException if type or revision are unknown
     */
    public EventType type() {
        return reading().type();
    }

    /**
     * The event itself, upcast to today's revision.
     *
     * @throws UnreadableCommitException if it cannot be read
     */
    public Object payload() {
        if (payload == null) {
            payload = decode();
        }
        return payload;
    }

    private Object decode() {
        Reading reading = reading();
        try {
            return codec.read(reading, json());
        } catch (IOException | RuntimeException e) {
            throw new UnreadableCommitException(position(), Reason.UNDECODABLE_PAYLOAD, describe(), e);
        }
    }

    private Reading reading() {
        Reading reading = codec.readingOf(alias(), revision());
        if (!reading.isReadable()) {
            Reason reason = reading.kind() == Reading.Kind.UNKNOWN_TYPE ? Reason.UNKNOWN_TYPE : Reason.UNKNOWN_REVISION;
            throw new UnreadableCommitException(position(), reason, describe());
        }
        return reading;
    }

    private String describe() {
        return "event %d, %s revision %s".formatted(index, alias(), revision());
    }

    @Override
    public String toString() {
        return "%s at %d/%d".formatted(alias(), position(), index);
    }
}
