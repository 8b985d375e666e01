package com.mdmc.crm.ledger.axon.message;

import java.util.Map;
import java.util.OptionalLong;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Return channel for the position of a command's commit. It travels in the command's metadata
 * ({@code command.andMetaData(receipt.asMetaData())}) and is read when the command has returned. It stays in the process,
 * works on any thread, and is never stored.
 */
public final class CommitReceipt {

    public static final String KEY = "commitReceipt";

    private volatile long position;

    /** Metadata for the command message. */
    public Map<String, Object> asMetaData() {
        return Map.of(KEY, this);
    }

    /** The position of the commit; empty if the command appended nothing. */
    public OptionalLong position() {
        return position == 0 ? OptionalLong.empty() : OptionalLong.of(position);
    }

    /** Sets the position on the receipt of the message that a unit of work handles, if it carries one. */
    public static void deliver(UnitOfWork<?> unitOfWork, long position) {
        MetaData metadata = unitOfWork.getMessage() == null
                ? MetaData.emptyInstance()
                : unitOfWork.getMessage().getMetaData();
        if (metadata.get(KEY) instanceof CommitReceipt receipt) {
            receipt.position = position;
        }
    }
}
