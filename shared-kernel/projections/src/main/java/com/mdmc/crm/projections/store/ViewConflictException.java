package com.mdmc.crm.projections.store;

/** Another process moved a view in between; the batch is taken up again from what that process wrote. */
public final class ViewConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ViewConflictException(String view) {
        super("another owner moved " + view);
    }

    ViewConflictException(String view, Throwable cause) {
        super("another owner moved " + view, cause);
    }
}
