package com.mdmc.crm.ledger.append;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteConcernException;
import java.util.Optional;

/** A store that refuses a write before anything is changed, by MongoDB's error codes. */
public enum UnwritableStore {
    /** No space is left. */
    FULL(14031),
    /** The files cannot be written: read-only, or failing. */
    READ_ONLY(39);

    private final int code;

    UnwritableStore(int code) {
        this.code = code;
    }

    /** Empty if the failure is another one. */
    public static Optional<UnwritableStore> of(Throwable failure) {
        // A write concern is not met after the write: it may become durable.
        if (failure instanceof MongoWriteConcernException || !(failure instanceof MongoException refused)) {
            return Optional.empty();
        }
        int code = refused instanceof MongoBulkWriteException bulk
                        && !bulk.getWriteErrors().isEmpty()
                ? bulk.getWriteErrors().get(0).getCode()
                : refused.getCode();
        for (UnwritableStore each : values()) {
            if (each.code == code) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
