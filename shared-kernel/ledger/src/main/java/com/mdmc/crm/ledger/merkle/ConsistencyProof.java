package com.mdmc.crm.ledger.merkle;

import java.util.Arrays;
import java.util.List;

/**
 * Consistency proof: one tree is a prefix of another.
 *
 * @param from size of the earlier tree
 * @param to size of the later tree
 * @param path hashes from which both roots follow
 */
public record ConsistencyProof(long from, long to, List<byte[]> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Whether the tree with the first root is a prefix of the tree with the second (RFC 9162, section 2.1.4.2). */
    public boolean connects(byte[] earlierRoot, byte[] laterRoot) {
        if (from == to) {
            return path.isEmpty() && Arrays.equals(earlierRoot, laterRoot);
        }
        if (from == 0) {
            return path.isEmpty() && Arrays.equals(earlierRoot, TreeHash.ofNothing());
        }
        boolean complete = Long.bitCount(from) == 1;
        if (from < 0 || from > to || !complete && path.isEmpty() || !TreeHash.areHashes(path)) {
            return false;
        }
        return walk(complete ? earlierRoot : path.get(0), complete ? 0 : 1, earlierRoot, laterRoot);
    }

    private boolean walk(byte[] seed, int first, byte[] earlierRoot, byte[] laterRoot) {
        int up = Long.numberOfTrailingZeros(from);
        long at = from - 1 >> up;
        long last = to - 1 >> up;
        byte[] earlier = seed;
        byte[] later = seed;
        for (byte[] hash : path.subList(first, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                earlier = TreeHash.node(hash, earlier);
                later = TreeHash.node(hash, later);
                int zeros = Long.numberOfTrailingZeros(at);
                at >>= zeros;
                last >>= zeros;
            } else {
                later = TreeHash.node(later, hash);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(earlier, earlierRoot) && Arrays.equals(later, laterRoot);
    }
}
