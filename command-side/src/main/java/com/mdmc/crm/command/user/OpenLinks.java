package com.mdmc.crm.command.user;

import com.mdmc.crm.domain.user.UserEvent;
import com.mdmc.crm.domain.user.UserEvent.UserDeactivated;
import com.mdmc.crm.domain.user.UserEvent.UserEmailVerificationRequested;
import com.mdmc.crm.domain.user.UserEvent.UserEmailVerified;
import com.mdmc.crm.domain.user.UserEvent.UserInvited;
import com.mdmc.crm.domain.user.UserEvent.UserPasswordChanged;
import com.mdmc.crm.domain.user.UserEvent.UserPasswordReset;
import com.mdmc.crm.domain.user.UserEvent.UserPasswordResetRequested;

/**
 * The links that were mailed and not used up; a newer one of a kind replaces the older.
 *
 * @param password by which a password may be chosen; {@code null} for none
 * @param verification by which the address may be proved; {@code null} for none
 */
record OpenLinks(MailedToken password, MailedToken verification) {
    static final OpenLinks NONE = new OpenLinks(null, null);

    OpenLinks after(UserEvent event) {
        if (event instanceof UserInvited invited) {
            return new OpenLinks(new MailedToken(invited.tokenId(), invited.expiresAt()), verification);
        } else if (event instanceof UserPasswordResetRequested requested) {
            return new OpenLinks(new MailedToken(requested.tokenId(), requested.expiresAt()), verification);
        } else if (event instanceof UserEmailVerificationRequested requested) {
            return new OpenLinks(password, new MailedToken(requested.tokenId(), requested.expiresAt()));
        } else if (event instanceof UserEmailVerified) {
            return new OpenLinks(password, null);
        } else if (event instanceof UserPasswordChanged || event instanceof UserDeactivated) {
            return new OpenLinks(null, verification);
        } else if (event instanceof UserPasswordReset) {
            return NONE;
        }
        return this;
    }
}
