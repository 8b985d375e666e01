package com.mdmc.crm.ledger.axon.message;

import java.util.Map;
import java.util.OptionalLong;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Tells the sender of a command at which position its events were recorded. Send it along in the command's metadata
 * ({@code command.andMetaData(receipt.asMetaData())}) and ask it when the command has returned; it stays in the process,
 * works on whatever thread handles the command, and is never recorded.
 */
public final class CommitReceipt {

    public static final String KEY = "commitReceipt";

    private volatile long position;

    /** Metadata for the command message. */
    public Map<String, Object> asMetaData() {
        return Map.of(KEY, this);
    }

    /** The position of the commit; empty if the command recorded nothing. */
    public OptionalLong position() {
        return position == 0 ? OptionalLong.empty() : OptionalLong.of(position);
    }

    /** Writes the position on the receipt of the message that a unit of work handles, if it brought one. */
    public static void deliver(UnitOfWork<?> unitOfWork, long position) {
        MetaData metadata = unitOfWork.getMessage() == null
                ? MetaData.emptyInstance()
                : unitOfWork.getMessage().getMetaData();
        if (metadata.get(KEY) instanceof CommitReceipt receipt) {
            receipt.position = position;
        }
    }
}
