package com.mdmc.crm.ledger.merkle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signed note in the C2SP format: a text with signatures below it.
 *
 * @param text ends with a line break
 */
public record SignedNote(String text, List<Signature> signatures) {

    private static final String SEPARATOR = "\n\n";
    private static final Pattern SIGNATURE = Pattern.compile("\u2014 ([^\\s+]+) ([A-Za-z0-9+/]+={0,2})\n");
    private static final int KEY_ID_BYTES = 4;

    public SignedNote {
        signatures = List.copyOf(signatures);
    }

    /**
     * One line of a signature.
     *
     * @param name of the key
     * @param keyId four bytes that tell keys of one name apart
     * @param bytes what the key's algorithm made of the text
     */
    public record Signature(String name, byte[] keyId, byte[] bytes) {

        private String line() {
            byte[] both = Arrays.copyOf(keyId, keyId.length + bytes.length);
            System.arraycopy(bytes, 0, both, keyId.length, bytes.length);
            return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(both) + "\n";
        }
    }

    /**
     * Reads a note.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static SignedNote parse(String note) {
        int end = note.lastIndexOf(SEPARATOR);
        if (end < 0) {
            throw new IllegalArgumentException("This is not a signed note: no empty line before signatures");
        }
        List<Signature> signatures = new ArrayList<>();
        Matcher lines = SIGNATURE.matcher(note).region(end + 2, note.length());
        while (lines.lookingAt()) {
            byte[] both = Base64.getDecoder().decode(lines.group(2));
            if (both.length <= KEY_ID_BYTES) {
                break;
            }
            signatures.add(new Signature(
                    lines.group(1),
                    Arrays.copyOf(both, KEY_ID_BYTES),
                    Arrays.copyOfRange(both, KEY_ID_BYTES, both.length)));
            lines.region(lines.end(), note.length());
        }
        if (signatures.isEmpty() || lines.regionStart() != note.length()) {
            throw new IllegalArgumentException("This is not a signed note: its signatures cannot be read");
        }
        return new SignedNote(note.substring(0, end + 1), signatures);
    }

    /**
     * Whether at least one of the given keys signed the text, and no signature that names one of them is invalid.
     * Signatures of other keys do not count.
     */
    public boolean isSignedBy(Collection<VerifyingKey> keys) {
        boolean signed = false;
        for (VerifyingKey key : keys) {
            for (Signature signature : signatures) {
                if (key.isNamedBy(signature)) {
                    if (!key.verifies(text, signature.bytes())) {
                        return false;
                    }
                    signed = true;
                }
            }
        }
        return signed;
    }

    /** The note with the signatures that name one of the given keys, and no others. */
    public SignedNote signedBy(Collection<VerifyingKey> keys) {
        return new SignedNote(
                text,
                signatures.stream()
                        .filter(signature -> keys.stream().anyMatch(key -> key.isNamedBy(signature)))
                        .toList());
    }

    /** The note as it is written. */
    public String write() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()));
        return note.toString();
    }
}
