package com.mdmc.crm.bundle;

import java.security.MessageDigest;
import java.util.*;

/** The arithmetic of RFC 9162, section 2.1, on hashes of 32 bytes: of others, one root could stand for two trees. */
final class Tree {
    static byte[] sha256(byte[]... parts) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Arrays.stream(parts).forEach(digest::update);
        return digest.digest();
    }

    /** The root that an inclusion proof leads to from the bytes of leaf {@code index} of a tree of some size. */
    static byte[] root(byte[] entry, long index, long size, String proof) throws Exception {
        BundleVerifier.require(index < size, "the commit is not in the tree");
        return climb(sha256(new byte[] {0}, entry), index, size - 1, path(proof))[1];
    }

    /** Whether a consistency proof shows the tree of one size to be the beginning of the tree of a larger one. */
    static boolean extend(byte[] earlier, long from, byte[] later, long to, String proof) throws Exception {
        List<byte[]> path = path(proof);
        BundleVerifier.require(from < to && !path.isEmpty() && path.get(0).length == 32, "checkpoints come by size");
        int up = Long.numberOfTrailingZeros(from);
        int known = from >> up == 1 ? 0 : 1;
        byte[] start = known == 0 ? earlier : path.get(0);
        byte[][] roots = climb(start, from - 1 >> up, to - 1 >> up, path.subList(known, path.size()));
        return Arrays.equals(earlier, roots[0]) && Arrays.equals(later, roots[1]);
    }

    /** The way up from a node: to the root of the tree that ends with it, and to the root of the whole tree. */
    private static byte[][] climb(byte[] node, long index, long last, List<byte[]> path) throws Exception {
        byte[][] roots = {node, node};
        for (byte[] next : path) {
            BundleVerifier.require(last > 0 && next.length == 32, "the proof does not fit the tree");
            boolean fromTheLeft = (index & 1) == 1 || index == last;
            roots[0] = fromTheLeft ? sha256(new byte[] {1}, next, roots[0]) : roots[0];
            roots[1] = fromTheLeft ? sha256(new byte[] {1}, next, roots[1]) : sha256(new byte[] {1}, roots[1], next);
            int up = 1 + (fromTheLeft ? Long.numberOfTrailingZeros(index) : 0);
            index >>= up;
            last >>= up;
        }
        BundleVerifier.require(last == 0, "the proof does not fit the tree");
        return roots;
    }

    /** Bytes from Base64 in its one proper spelling: another would be an altered letter that changes nothing. */
    static byte[] bytes(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        BundleVerifier.require(Base64.getEncoder().encodeToString(bytes).equals(base64), "Base64 is altered");
        return bytes;
    }

    private static List<byte[]> path(String text) {
        String[] hashes = text.equals("-") ? new String[0] : text.split(",", -1);
        return Arrays.stream(hashes).map(Tree::bytes).toList();
    }
}
