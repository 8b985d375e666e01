package com.mdmc.crm.embeddedstore.storage.redo;

/** The log goes on behind units that are not in it. */
public final class MissingUnitsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MissingUnitsException(long first, long last) {
        super("lacks units " + first + " to " + last, null, false, false);
    }
}
