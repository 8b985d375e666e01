package com.mdmc.crm.ledger.append;

/** A commit was not acknowledged by the store within the time allowed. */
public class AppendFailedException extends RuntimeException {

    private final boolean outcomeKnown;

    private AppendFailedException(String message, boolean outcomeKnown, Throwable cause) {
        super(message, cause);
        this.outcomeKnown = outcomeKnown;
    }

    static AppendFailedException notWritten(String commitId, Throwable cause) {
        return new AppendFailedException("Commit %s was not written".formatted(commitId), true, cause);
    }

    static AppendFailedException unknown(String commitId, Throwable cause) {
        return new AppendFailedException(
                "Commit %s was sent, but the store could not be asked whether it was written".formatted(commitId),
                false,
                cause);
    }

    /** True if certainly nothing was written; false if the commit may yet appear in the log. */
    public boolean isOutcomeKnown() {
        return outcomeKnown;
    }
}
