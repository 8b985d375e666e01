package com.mdmc.crm.ledger.merkle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A tree in memory, with all its complete subtrees. */
final class KnownTree implements TreeNodes {

    /** The eight entries that Certificate Transparency's published vectors are about. */
    static final List<byte[]> CT_ENTRIES = List.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .stream()
            .map(HexFormat.of()::parseHex)
            .toList();

    private final Map<String, byte[]> nodes = new HashMap<>();
    private final List<byte[]> leaves = new ArrayList<>();
    private final Frontier edge = new Frontier();

    static KnownTree of(List<byte[]> entries) {
        KnownTree tree = new KnownTree();
        entries.forEach(entry -> tree.add(TreeHash.leaf(entry, 0, entry.length)));
        return tree;
    }

    void add(byte[] leaf) {
        leaves.add(leaf);
        edge.append(leaf, (level, index, hash) -> nodes.put(level + "/" + index, hash));
    }

    byte[] leaf(long index) {
        return leaves.get((int) index);
    }

    Frontier edge() {
        return edge;
    }

    MerkleTree tree() {
        return new MerkleTree(this);
    }

    @Override
    public byte[] at(int level, long index) {
        byte[] hash = nodes.get(level + "/" + index);
        if (hash == null) {
            throw new MissingNodeException(level, index);
        }
        return hash;
    }
}
