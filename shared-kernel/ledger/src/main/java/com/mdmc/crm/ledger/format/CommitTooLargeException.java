package com.mdmc.crm.ledger.format;

/** A commit does not fit one document, and a commit is never split. Nothing was written. */
public class CommitTooLargeException extends RuntimeException {

    /** MongoDB's limit less some room for the insert command around it. */
    static final int MOST_BYTES = (16 << 20) - (64 << 10);

    private CommitTooLargeException(String commitId, int bytes) {
        super("Commit %s takes %d bytes, more than the %d one document may have"
                .formatted(commitId, bytes, MOST_BYTES));
    }

    public static void refuse(String commitId, int bytes) {
        if (bytes > MOST_BYTES) {
            throw new CommitTooLargeException(commitId, bytes);
        }
    }
}
