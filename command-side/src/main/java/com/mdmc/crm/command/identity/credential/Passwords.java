package com.mdmc.crm.command.identity.credential;

import com.mdmc.crm.cryptography.Bcrypt;
import java.nio.charset.StandardCharsets;

/** Hashes passwords with bcrypt. It takes no notice of bytes beyond the 72nd, so longer passwords are refused. */
public class Passwords {
    /** Doublings of the work; what the reference asks for. */
    static final int COST = 12;

    /** Longest password in UTF-8; bcrypt takes no notice of what comes after. */
    static final int LONGEST_BYTES = 72;

    private final int cost;
    private final String decoy;

    public Passwords(int cost) {
        this.cost = cost;
        this.decoy = hash("nobody's password");
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
