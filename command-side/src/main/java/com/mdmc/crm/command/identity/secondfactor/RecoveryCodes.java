package com.mdmc.crm.command.identity.secondfactor;

import com.mdmc.crm.platform.security.SecretToken;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Base32;

/** Ten codes of 80 random bits, written {@code XXXX-XXXX-XXXX-XXXX}; too long to be guessed from their SHA-256. */
final class RecoveryCodes {
    private static final int CODES = 10;
    private static final int BYTES = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RecoveryCodes() {}

    static List<String> draw() {
        return Stream.generate(RecoveryCodes::drawOne).limit(CODES).toList();
    }

    static List<String> fingerprints(List<String> codes) {
        return codes.stream()
                .map(code -> SecretToken.fingerprint(normalised(code)))
                .toList();
    }

    /** The number of the code a user typed, whatever its case and hyphens. */
    static Optional<Integer> numberOf(String typed, List<String> fingerprints) {
        SecretToken given = new SecretToken("recovery", normalised(typed));
        Integer number = null;
        for (int i = 0; i < fingerprints.size(); i++) {
            number = given.matches(fingerprints.get(i)) ? Integer.valueOf(i) : number;
        }
        return Optional.ofNullable(number);
    }

    private static String drawOne() {
        byte[] code = new byte[BYTES];
        RANDOM.nextBytes(code);
        return new Base32().encodeToString(code).replaceAll("(.{4})(?!$)", "$1-");
    }

    private static String normalised(String code) {
        return code.strip().toUpperCase(Locale.ROOT).replace("-", "");
    }
}
