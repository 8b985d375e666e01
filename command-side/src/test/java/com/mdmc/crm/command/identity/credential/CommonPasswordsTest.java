package com.mdmc.crm.command.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The filter of common passwords; {@code -Dcrm.passwords=FILE} writes it from a list, the commonest first. */
class CommonPasswordsTest {
    private static final int KNOWN = 100_000;
    private static final int SHORTEST = 10;
    private static final Path FILTER = Path.of("src/main/resources/passwords/common.bloom");

    @Test
    void knowsEveryPasswordOfItsList() throws IOException {
        String list = System.getProperty("crm.passwords");
        if (list == null) {
            assertThat(List.of("qwertyuiop", "1234567890", "password12", "password1234", "aaaaaaaaaa", "basketball"))
                    .allMatch(CommonPasswords::contain);
        } else {
            Files.write(FILTER, filterOf(Path.of(list)));
        }
    }

    @Test
    void takesFewOthersForOne() {
        long taken = IntStream.range(0, 20_000)
                .filter(each -> CommonPasswords.contain("orage de minuit " + each))
                .count();
        assertThat(taken).isLessThan(40);
    }

    private static byte[] filterOf(Path list) throws IOException {
        byte[] filter = new byte[KNOWN * CommonPasswords.BITS_EACH / Byte.SIZE];
        BitSet bits = new BitSet();
        Files.readAllLines(list, StandardCharsets.UTF_8).stream()
                .map(line -> Normalizer.normalize(line, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .filter(password -> password.codePointCount(0, password.length()) >= SHORTEST)
                .distinct()
                .limit(KNOWN)
                .forEach(password -> Arrays.stream(CommonPasswords.places(password, filter.length * Byte.SIZE))
                        .forEach(bits::set));
        byte[] set = bits.toByteArray();
        System.arraycopy(set, 0, filter, 0, set.length);
        return filter;
    }
}
