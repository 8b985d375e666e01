package com.mdmc.crm.command.identity.credential;

import com.mdmc.crm.ledger.merkle.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Bloom filter of the 100,000 commonest leaked passwords of at least ten characters (SecLists, CC BY-SA 3.0). It knows
 * every one of them, and takes about one in two thousand others for one.
 */
final class CommonPasswords {
    /** Bits for each password and hashes of it: the false positives named above. */
    static final int BITS_EACH = 16;

    private static final int HASHES = 11;
    private static final String RESOURCE = "/passwords/common.bloom";
    private static final CommonPasswords SHIPPED = new CommonPasswords(read());

    private final BitSet bits;
    private final int size;

    private CommonPasswords(byte[] bytes) {
        this.bits = BitSet.valueOf(bytes);
        this.size = bytes.length * Byte.SIZE;
    }

    /** Whether it is one of the commonest, regardless of case. */
    static boolean contain(String lowerCase) {
        return Arrays.stream(places(lowerCase, SHIPPED.size)).allMatch(SHIPPED.bits::get);
    }

    /** The bits that stand for a password in a filter of that many. */
    static int[] places(String lowerCase, int size) {
        ByteBuffer hash = ByteBuffer.wrap(Sha256.ofThread().digest(lowerCase.getBytes(StandardCharsets.UTF_8)));
        long first = hash.getLong();
        long second = hash.getLong() | 1;
        int[] places = new int[HASHES];
        for (int each = 0; each < HASHES; each++) {
            places[each] = (int) Long.remainderUnsigned(first + each * second, size);
        }
        return places;
    }

    private static byte[] read() {
        try (InputStream filter = CommonPasswords.class.getResourceAsStream(RESOURCE)) {
            return filter.readAllBytes();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
