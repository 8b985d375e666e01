package com.mdmc.crm.command.identity.credential;

import com.mdmc.crm.cryptography.Bcrypt;
import com.mdmc.crm.domain.Rejection;
import java.nio.charset.StandardCharsets;

/** Hashes passwords with bcrypt. It takes no notice of bytes beyond the 72nd, so longer passwords are refused. */
public class Passwords {
    /** Doublings of the work; what the reference asks for. */
    static final int COST = 12;

    private static final int SHORTEST_BYTES = 10;
    private static final int LONGEST_BYTES = 72;

    private final int cost;
    private final String decoy;

    public Passwords(int cost) {
        this.cost = cost;
        this.decoy = hash("nobody's password");
    }

    /** Fails, naming the field, unless the password has 10 to 72 bytes in UTF-8. */
    public static void requireAcceptable(String field, String password) {
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

    public String hash(String password) {
        return Bcrypt.hash(password, cost);
    }

    /** Whether this is the password behind the hash; without a hash it does the same work and says no. */
    public boolean matches(String hash, String password) {
        boolean fits = password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES;
        String compared = hash == null || !fits ? decoy : hash;
        boolean same = Bcrypt.matches(compared, fits ? password : "");
        return same && hash != null && fits;
    }
}
