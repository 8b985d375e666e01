package com.mdmc.crm.ledger.merkle;

import java.util.Base64;

/**
 * Checkpoint of a log in the C2SP format: origin, size and root in three lines, signed as a note.
 *
 * @param origin name of the log
 * @param size number of leaves
 * @param root of the tree of that size
 */
public record Checkpoint(String origin, long size, byte[] root) {

    /**
     * Reads the text of a note; further lines are extensions and left aside.
     *
     * @throws IllegalArgumentException if it is not a checkpoint
     */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", 4);
        try {
            if (lines.length < 4 || lines[0].isEmpty() || !lines[1].matches("0|[1-9][0-9]{0,18}")) {
                throw new IllegalArgumentException("an origin, a size and a root are due");
            }
            byte[] root = Base64.getDecoder().decode(lines[2]);
            if (root.length != TreeHash.LENGTH) {
                throw new IllegalArgumentException("a root has %d bytes".formatted(TreeHash.LENGTH));
            }
            return new Checkpoint(lines[0], Long.parseLong(lines[1]), root);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("This is not a checkpoint: " + malformed.getMessage(), malformed);
        }
    }

    /** The text to sign. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }
}
