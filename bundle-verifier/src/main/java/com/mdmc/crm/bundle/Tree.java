package com.mdmc.crm.bundle;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** The arithmetic of RFC 9162, section 2.1. */
final class Tree {
    static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Arrays.stream(parts).forEach(digest::update);
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The root that a path leads to from the bytes of leaf {@code index} of a tree of some size. */
    static byte[] root(byte[] entry, long index, long size, List<byte[]> path) {
        byte[] hash = sha256(new byte[] {0}, entry);
        long last = size - 1;
        for (long at = index; last > 0 && !path.isEmpty(); path = path.subList(1, path.size())) {
            boolean fromTheLeft = (at & 1) == 1 || at == last;
            byte[] sibling = path.get(0);
            hash = fromTheLeft ? sha256(new byte[] {1}, sibling, hash) : sha256(new byte[] {1}, hash, sibling);
            int up = 1 + (fromTheLeft ? Long.numberOfTrailingZeros(at) : 0);
            at >>= up;
            last >>= up;
        }
        Bundle.require(index <= size - 1 && last == 0 && path.isEmpty(), "the proof does not fit the tree");
        return hash;
    }

    /** Bytes from Base64 in its one proper spelling: another would be an altered letter that changes nothing. */
    static byte[] bytes(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        Bundle.require(Base64.getEncoder().encodeToString(bytes).equals(base64), "Base64 is altered");
        return bytes;
    }

    /** Hashes with commas between them; a dash stands for none. */
    static List<byte[]> path(String text) {
        return Stream.of(text.split(",", -1))
                .filter(hash -> !hash.equals("-"))
                .map(Tree::bytes)
                .toList();
    }
}
