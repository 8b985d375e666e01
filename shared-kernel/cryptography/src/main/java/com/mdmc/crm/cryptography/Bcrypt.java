package com.mdmc.crm.cryptography;

import java.security.SecureRandom;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** The bcrypt password hash in OpenBSD's text format ({@code $2b$12$…}). It ignores bytes beyond the 72nd. */
public final class Bcrypt {
    private static final String VERSION = "2b";
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Bcrypt() {}

    /**
     * Hashes a password with a random salt.
     *
     * @param cost how often the work is doubled
     */
    public static String hash(String password, int cost) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return OpenBSDBCrypt.generate(VERSION, password.toCharArray(), salt, cost);
    }

    /** Whether the hash is that of the password. */
    public static boolean matches(String hash, String password) {
        return OpenBSDBCrypt.checkPassword(hash, password.toCharArray());
    }
}
