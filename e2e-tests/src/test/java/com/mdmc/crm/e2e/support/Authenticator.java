package com.mdmc.crm.e2e.support;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.mdmc.crm.standalone.CrmClient;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/**
 * An authenticator app with one secret in it. Its codes are those around the moment it was set up; the shared clock
 * stands still for tests that show them to the program.
 */
public final class Authenticator {
    private static final long STEP_SECONDS = 30;

    private final String secret;
    private final Instant setUp;

    private Authenticator(String secret, Instant setUp) {
        this.secret = secret;
        this.setUp = setUp;
    }

    /** Prepares the second factor of a session's user. */
    public static Authenticator prepared(CrmClient session) {
        String secret = session.post("/api/me/2fa", null).expect(200).text("/secret");
        return new Authenticator(secret, RunningCrm.clock().instant());
    }

    /** Enables the second factor of a session's user with the code before the present one. */
    public static Authenticator enabled(CrmClient session) {
        Authenticator app = prepared(session);
        session.post("/api/me/2fa/confirmation", Map.of("totp", app.code(-1))).expect(200);
        return app;
    }

    /** The code shown a number of 30-second steps from when it was set up. */
    public String code(int steps) {
        return code(setUp.plusSeconds(STEP_SECONDS * steps));
    }

    /** The code shown at the moment, by the shared clock. */
    public String code() {
        return code(RunningCrm.clock().instant());
    }

    private String code(Instant at) {
        TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
        SecretKeySpec key = new SecretKeySpec(new Base32().decode(secret), generator.getAlgorithm());
        try {
            return generator.generateOneTimePasswordString(key, at);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
