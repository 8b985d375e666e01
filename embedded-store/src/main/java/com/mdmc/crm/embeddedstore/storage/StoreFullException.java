package com.mdmc.crm.embeddedstore.storage;

import java.io.IOException;

/** The redo log cannot be written: most often the disk is full. It heals once the log can be written again. */
public final class StoreFullException extends RuntimeException {

    public StoreFullException(IOException cause) {
        super("The store cannot write its log (" + cause.getMessage() + "); writes are refused until it can", cause);
    }
}
