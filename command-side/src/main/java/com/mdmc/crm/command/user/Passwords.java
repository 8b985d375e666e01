package com.mdmc.crm.command.user;

import com.mdmc.crm.domain.Rejection;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** Hashes passwords with bcrypt. It takes no notice of bytes beyond the 72nd, so longer passwords are refused. */
class Passwords {
    /** Doublings of the work; what the reference asks for. */
    static final int COST = 12;

    private static final int SHORTEST_BYTES = 10;
    private static final int LONGEST_BYTES = 72;
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final int cost;
    private final String decoy;

    Passwords(int cost) {
        this.cost = cost;
        this.decoy = hash("nobody's password");
    }

    /** Fails, naming the field, unless the password has 10 to 72 bytes in UTF-8. */
    static void requireAcceptable(String field, String password) {
        if (password == null) {
            throw Rejection.invalid(field, "required");
        }
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < SHORTEST_BYTES) {
            throw Rejection.invalid(field, "password-too-short");
        } else if (bytes > LONGEST_BYTES) {
            throw Rejection.invalid(field, "password-too-long");
        }
    }

    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return OpenBSDBCrypt.generate("2b", password.toCharArray(), salt, cost);
    }

    /** Whether this is the password behind the hash; without a hash it does the same work and says no. */
    boolean matches(String hash, String password) {
        boolean fits = password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES;
        String compared = hash == null || !fits ? decoy : hash;
        boolean same = OpenBSDBCrypt.checkPassword(compared, (fits ? password : "").toCharArray());
        return same && hash != null && fits;
    }
}
