package com.mdmc.crm.ledger.merkle;

import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Public Ed25519 key of a witness, which co-signs checkpoints of other people's logs with the time at which it saw them
 * (C2SP tlog-cosignature, {@code cosignature/v1}).
 */
public final class WitnessKey {

    private static final byte COSIGNATURE = 4;
    private static final int TIMESTAMP_BYTES = 8;
    private static final int SIGNATURE_BYTES = 64;

    private final String name;
    private final byte[] typed;
    private final PublicKey key;

    private WitnessKey(String name, byte[] typed) {
        this.name = name;
        this.typed = typed;
        this.key = VerifyingKey.decoded(Arrays.copyOfRange(typed, 1, typed.length));
    }

    /**
     * Reads {@code name+id+key}.
     *
     * @throws IllegalArgumentException if the text is none, or its id is not that of its key
     */
    public static WitnessKey parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length == 3 && !parts[0].isEmpty()) {
            byte[] typed = Base64.getDecoder().decode(parts[2]);
            if (typed.length == VerifyingKey.BYTES + 1 && typed[0] == COSIGNATURE) {
                WitnessKey key = new WitnessKey(parts[0], typed);
                if (key.toString().equals(text.strip())) {
                    return key;
                }
            }
        }
        throw new IllegalArgumentException("This is not a verifier key of a witness: " + text);
    }

    /** When the witness co-signed the text, if this is its signature; empty of any other. */
    public Optional<Instant> cosignedAt(String text, SignedNote.Signature signature) {
        boolean isNamed = name.equals(signature.name()) && Arrays.equals(id(), signature.keyId());
        if (!isNamed || signature.bytes().length != TIMESTAMP_BYTES + SIGNATURE_BYTES) {
            return Optional.empty();
        }
        long seconds = ByteBuffer.wrap(signature.bytes()).getLong();
        String message = "cosignature/v1\ntime %d\n%s".formatted(seconds, text);
        byte[] proper = Arrays.copyOfRange(signature.bytes(), TIMESTAMP_BYTES, signature.bytes().length);
        return seconds > 0 && VerifyingKey.verifies(key, message, proper)
                ? Optional.of(Instant.ofEpochSecond(seconds))
                : Optional.empty();
    }

    private byte[] id() {
        return TreeHash.keyId(name + "\n", typed);
    }

    @Override
    public String toString() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }
}
