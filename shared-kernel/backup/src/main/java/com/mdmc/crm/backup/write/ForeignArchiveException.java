package com.mdmc.crm.backup.write;

/** The archive is of another CRM, or another master key's. */
public final class ForeignArchiveException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ForeignArchiveException(String message) {
        super(message);
    }
}
