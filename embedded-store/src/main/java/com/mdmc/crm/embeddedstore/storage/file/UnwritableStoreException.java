package com.mdmc.crm.embeddedstore.storage.file;

/** A write was refused before it changed anything, because the files cannot be written at the moment. */
public final class UnwritableStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final WriteCondition condition;

    public UnwritableStoreException(WriteCondition condition, String reason) {
        super(condition.sentence() + " (" + reason + "); writes are refused until it can be written again");
        this.condition = condition;
    }

    /** Why: {@link WriteCondition#FULL} or {@link WriteCondition#READ_ONLY}. */
    public WriteCondition condition() {
        return condition;
    }
}
