package com.mdmc.crm.command.identity.account;

import com.mdmc.crm.domain.EventFold;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.user.UserEvent.UserDeactivated;
import com.mdmc.crm.domain.user.UserEvent.UserEmailChangeRequested;
import com.mdmc.crm.domain.user.UserEvent.UserEmailChanged;
import com.mdmc.crm.domain.user.UserEvent.UserEmailVerificationRequested;
import com.mdmc.crm.domain.user.UserEvent.UserEmailVerified;
import com.mdmc.crm.domain.user.UserEvent.UserInvited;
import com.mdmc.crm.domain.user.UserEvent.UserPasswordChanged;
import com.mdmc.crm.domain.user.UserEvent.UserPasswordReset;
import com.mdmc.crm.domain.user.UserEvent.UserPasswordResetRequested;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * Mailed links that were not used yet; a newer one of a kind replaces the older.
 *
 * @param password by which a password may be chosen; {@code null} for none
 * @param verification by which the address may be proved; {@code null} for none
 * @param emailChange by which {@code newEmail} may be proved, which then takes the place of the address
 */
@RecordBuilder
record OpenLinks(MailedToken password, MailedToken verification, MailedToken emailChange, PersonalText newEmail)
        implements OpenLinksBuilder.With {
    static final OpenLinks NONE = new OpenLinks(null, null, null, null);

    static final EventFold<OpenLinks> FOLD = EventFold.of(OpenLinks.class)
            .on(UserInvited.class, (open, sent) -> open.withPassword(new MailedToken(sent.tokenId(), sent.expiresAt())))
            .on(
                    UserPasswordResetRequested.class,
                    (open, sent) -> open.withPassword(new MailedToken(sent.tokenId(), sent.expiresAt())))
            .on(
                    UserEmailVerificationRequested.class,
                    (open, sent) -> open.withVerification(new MailedToken(sent.tokenId(), sent.expiresAt())))
            .on(UserEmailVerified.class, open -> open.withVerification(null))
            .on(
                    UserEmailChangeRequested.class,
                    (open, sent) -> open.withEmailChange(new MailedToken(sent.tokenId(), sent.expiresAt()))
                            .withNewEmail(sent.email()))
            // What was mailed to the former address counts no longer.
            .on(UserEmailChanged.class, open -> NONE)
            .on(UserPasswordChanged.class, open -> open.withPassword(null))
            .on(UserDeactivated.class, open -> open.withPassword(null))
            .on(UserPasswordReset.class, open -> NONE)
            .build();
}
