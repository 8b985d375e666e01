package com.mdmc.crm.ledger.merkle;

/** Hashes of the complete subtrees of a tree. */
public interface TreeNodes {

    /**
     * The hash over the leaves {@code [index · 2^level, (index + 1) · 2^level)}.
     *
     * @throws MissingNodeException if it is not there
     */
    byte[] at(int level, long index);

    /** A requested hash was never stored, or is lost. */
    class MissingNodeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public MissingNodeException(int level, long index) {
            super("node %d of level %d of the tree is missing".formatted(index, level));
        }
    }
}
