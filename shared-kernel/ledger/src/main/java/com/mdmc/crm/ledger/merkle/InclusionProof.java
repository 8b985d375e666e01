package com.mdmc.crm.ledger.merkle;

import java.util.List;

/**
 * Inclusion proof: a leaf is in a tree.
 *
 * @param index of the leaf, from 0
 * @param size of the tree
 * @param path the siblings on the way from the leaf to the root
 */
public record InclusionProof(long index, long size, List<byte[]> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }

    /**
     * The root computed from a leaf and the path (RFC 9162, section 2.1.3.2); the verifier compares it with the signed
     * root.
     *
     * @throws IllegalArgumentException if the path does not fit index and size
     */
    public byte[] rootFrom(byte[] leafHash) {
        require(index >= 0 && index < size && leafHash.length == TreeHash.LENGTH && TreeHash.areHashes(path));
        long at = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : path) {
            require(last > 0);
            if ((at & 1) == 1 || at == last) {
                hash = TreeHash.node(sibling, hash);
                int up = Long.numberOfTrailingZeros(at);
                at >>= up;
                last >>= up;
            } else {
                hash = TreeHash.node(hash, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        require(last == 0);
        return hash;
    }

    private void require(boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException(
                    "A path of %d hashes does not lead from leaf %d to the root of a tree of %d"
                            .formatted(path.size(), index, size));
        }
    }
}
