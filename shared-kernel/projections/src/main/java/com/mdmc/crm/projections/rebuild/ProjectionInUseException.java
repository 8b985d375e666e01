package com.mdmc.crm.projections.rebuild;

/** A projection cannot be rebuilt because a running process keeps it up to date. */
public final class ProjectionInUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProjectionInUseException(String projection, Throwable cause) {
        super(projection + " is kept by a running process: stop the nodes that run it first", cause);
    }
}
