package com.mdmc.crm.ledger.format;

/** Read failure of a commit. It is never skipped: the read stops and names the position. */
public class UnreadableCommitException extends RuntimeException {

    private final long position;
    private final Reason reason;
    private final String detail;

    /** What is wrong with the commit. */
    public enum Reason {
        /** The document is not laid out as a commit. */
        DAMAGED,
        /** The document's bytes do not give the leaf hash it carries. */
        WRONG_LEAF_HASH,
        /** The document was written by a format this version does not know. */
        UNKNOWN_FORMAT,
        /** An event's alias is not on the list of known types. */
        UNKNOWN_TYPE,
        /** An event's revision is not today's and no upcaster leads there. */
        UNKNOWN_REVISION,
        /** An event's JSON does not fit the class it is read into. */
        UNDECODABLE_PAYLOAD,
        /** The log or an aggregate's stream jumps over a number. */
        GAP
    }

    public UnreadableCommitException(long position, Reason reason, String detail) {
        this(position, reason, detail, null);
    }

    public UnreadableCommitException(long position, Reason reason, String detail, Throwable cause) {
        super("Commit %d cannot be read (%s): %s".formatted(position, reason, detail), cause);
        this.position = position;
        this.reason = reason;
        this.detail = detail;
    }

    /** The ledger position of the commit. */
    public long position() {
        return position;
    }

    public Reason reason() {
        return reason;
    }

    /** What was found, without position and reason. */
    public String detail() {
        return detail;
    }
}
