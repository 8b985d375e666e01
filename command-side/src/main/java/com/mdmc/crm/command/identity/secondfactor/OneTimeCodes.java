package com.mdmc.crm.command.identity.secondfactor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.platform.privacy.Privacy;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** Time-based one-time codes (RFC 6238): six digits, steps of 30 seconds, one step of clock drift either way. */
public class OneTimeCodes {
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int SECRET_BYTES = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator(STEP);
    private final Privacy privacy;

    public OneTimeCodes(Privacy privacy) {
        this.privacy = privacy;
    }

    /** A fresh secret in Base32, as authenticator apps read it. */
    static String draw() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new Base32().encodeToString(secret);
    }

    /** The secret as the vault keeps it. */
    String encrypt(UserId userId, String secret) {
        return privacy.encrypt(userId.value(), PersonalText.clear(secret)).token();
    }

    /** The step whose code this is; nothing if it is not one of the present. */
    Optional<Long> stepOf(String encryptedSecret, String code, Instant now) {
        String secret = privacy.decrypt(PersonalText.encrypted(encryptedSecret)).text();
        SecretKeySpec key = new SecretKeySpec(new Base32().decode(secret), generator.getAlgorithm());
        Long found = null;
        for (int drift = -1; drift <= 1; drift++) {
            Instant at = now.plus(STEP.multipliedBy(drift));
            if (same(codeAt(key, at), code.strip())) {
                found = at.getEpochSecond() / STEP.getSeconds();
            }
        }
        return Optional.ofNullable(found);
    }

    private String codeAt(SecretKeySpec key, Instant at) {
        try {
            return generator.generateOneTimePasswordString(key, at, Locale.ROOT);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
    }
}
