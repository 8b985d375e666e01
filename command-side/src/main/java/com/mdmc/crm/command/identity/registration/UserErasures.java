package com.mdmc.crm.command.identity.registration;

import com.mdmc.crm.command.http.IdempotencyKeys;
import com.mdmc.crm.command.identity.account.EmailClaims;
import com.mdmc.crm.command.identity.credential.Vault;
import com.mdmc.crm.command.identity.session.Sessions;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.platform.privacy.SubjectKeys;

/**
 * Makes the erasure of a user that is on record true: the key that the person's texts are encrypted under is destroyed,
 * and what they were found by and got in with is forgotten. Doing it again changes nothing.
 */
public class UserErasures {
    private final SubjectKeys keys;
    private final EmailClaims emails;
    private final Vault vault;
    private final Sessions sessions;
    private final IdempotencyKeys answers;

    public UserErasures(SubjectKeys keys, EmailClaims emails, Vault vault, Sessions sessions, IdempotencyKeys answers) {
        this.keys = keys;
        this.emails = emails;
        this.vault = vault;
        this.sessions = sessions;
        this.answers = answers;
    }

    /** Destroys the key, and forgets addresses, secrets, sessions and stored answers of a user whose erasure is recorded. */
    public void complete(UserId user) {
        keys.destroy(user.value());
        emails.releaseAll(user);
        sessions.forgetAll(user);
        answers.forgetAll(user);
        // Has the store's files rewritten as well.
        vault.forgetAll(user);
    }
}
