package com.mdmc.crm.command.user;

import com.mdmc.crm.command.user.Secret.Kind;
import com.mdmc.crm.platform.security.Account;

/** Tells whether somebody in a session knows the password of the account. */
class PasswordChecks {
    private final Vault vault;
    private final Passwords passwords;
    private final HashingPool pool;

    PasswordChecks(Vault vault, Passwords passwords, HashingPool pool) {
        this.vault = vault;
        this.passwords = passwords;
        this.pool = pool;
    }

    /** Whether this is the account's password; waits for a turn where passwords are hashed. */
    boolean isCurrent(Account account, String password) {
        return pool.run(() -> passwords.matches(
                vault.find(account.credentials().passwordId(), Kind.PASSWORD)
                        .map(Secret::content)
                        .orElse(null),
                password));
    }
}
