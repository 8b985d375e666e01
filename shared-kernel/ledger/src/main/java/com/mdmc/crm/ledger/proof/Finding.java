package com.mdmc.crm.ledger.proof;

/**
 * The first defect of a ledger.
 *
 * @param position the first position that is not as it was
 * @param upTo equal to the position, unless all that can be told is that it begins somewhere up to there
 * @param detail what was found, in words for an auditor
 */
public record Finding(long position, long upTo, Kind kind, String detail) {

    /** The kind of defect. */
    public enum Kind {
        /** A commit is not there, although later ones are. */
        MISSING,
        /** A document is there that is no commit of this place. */
        INSERTED,
        /** A commit's bytes do not give the hash that is stored with them, or are not laid out as a commit. */
        ALTERED,
        /** A commit is sound in itself, but is not the one that the tree recorded at its place. */
        REPLACED,
        /** A commit does not continue the streams of its aggregates. */
        SEQUENCE,
        /** The ledger ends before what was recorded or signed. */
        TRUNCATED,
        /** The stored tree has lost or changed a hash. */
        TREE,
        /** A checkpoint cannot be read, is not signed by a known key, or is not of its size. */
        CHECKPOINT,
        /** A valid checkpoint stands for another ledger than this one. */
        REWRITTEN
    }

    static Finding at(long position, Kind kind, String detail) {
        return new Finding(position, position, kind, detail);
    }

    @Override
    public String toString() {
        String where = upTo == position ? "position " + position : "positions %d to %d".formatted(position, upTo);
        return "%s: %s (%s)".formatted(where, detail, kind);
    }
}
