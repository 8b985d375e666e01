package com.mdmc.crm.platform.privacy;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.validation.EmailForm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Blind index (HMAC-SHA-256): keyed fingerprints by which encrypted values are searched and kept unique. They are stored
 * in collections that an erasure can clear, never in an event.
 */
public final class BlindIndex {
    private static final String ALGORITHM = "HmacSHA256";

    // Creating and keying one costs more than a fingerprint.
    private final ThreadLocal<Mac> macs;

    public BlindIndex(byte[] key) {
        SecretKeySpec secret = new SecretKeySpec(key, ALGORITHM);
        this.macs = ThreadLocal.withInitial(() -> mac(secret));
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA-256 is not available", impossible);
        }
    }

    /** The fingerprint of an e-mail address, regardless of surrounding blanks, of case and of spelling. */
    public String ofEmail(String email) {
        return of("email", normalisedEmail(email));
    }

    /** The fingerprint as builds made it that compared addresses letter by letter; kept to find what they stored. */
    public String ofEmailAsFormerly(String email) {
        return of(
                "email",
                Normalizer.normalize(email.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT));
    }

    /** The fingerprint of how an e-mail address looks: equal for two that a person takes for one. */
    public String ofEmailLook(String email) {
        return of("email-look", EmailForm.lookOf(email));
    }

    /** The index of an e-mail address that is still clear; {@code null} of none. */
    public EmailIndex of(PersonalText email) {
        return email == null ? null : new EmailIndex(ofEmail(email.text()));
    }

    /** The normalised form of an e-mail address, for equality. */
    public static String normalisedEmail(String email) {
        return EmailForm.lenient(email);
    }

    /** The fingerprint of a value under a label, so that equal values under two labels differ. */
    public String of(String label, String normalised) {
        byte[] hash = macs.get().doFinal((label + ":" + normalised).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }
}
