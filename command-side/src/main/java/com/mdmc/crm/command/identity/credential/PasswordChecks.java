package com.mdmc.crm.command.identity.credential;

import com.mdmc.crm.command.identity.credential.Secret.Kind;
import com.mdmc.crm.platform.security.Account;

/** Tells whether somebody in a session knows the password of the account. */
public class PasswordChecks {
    private final Vault vault;
    private final Passwords passwords;
    private final HashingPool pool;

    public PasswordChecks(Vault vault, Passwords passwords, HashingPool pool) {
        this.vault = vault;
        this.passwords = passwords;
        this.pool = pool;
    }

    /** Whether this is the account's password; waits for a turn where passwords are hashed. */
    public boolean isCurrent(Account account, String password) {
        return pool.run(() -> passwords.matches(
                vault.find(account.credentials().passwordId(), Kind.PASSWORD)
                        .map(Secret::content)
                        .orElse(null),
                password));
    }
}
