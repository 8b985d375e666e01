package com.mdmc.crm.ledger.append;

/** Append failure: the store did not acknowledge a commit in time. */
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

    /** True if nothing was written; false if the commit may still appear in the log. */
    public boolean isOutcomeKnown() {
        return outcomeKnown;
    }
}
