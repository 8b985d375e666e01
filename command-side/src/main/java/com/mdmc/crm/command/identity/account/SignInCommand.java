package com.mdmc.crm.command.identity.account;

import static com.mdmc.crm.domain.user.Permission.ADMIN_USERS;

import com.mdmc.crm.command.bus.Allowed;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.LoginFailure;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.valueextraction.Unwrapping;
import java.time.Instant;

/** What can be ordered of the way a user gets in. */
public sealed interface SignInCommand extends UserCommand {

    /** Mails the link that proves an address once more. */
    @Allowed(value = ADMIN_USERS, oneself = true)
    record RequestEmailVerification(UserId userId, @NotNull MailedToken mailed) implements SignInCommand {}

    /** Uses a mailed link up as the proof of an address. */
    @Allowed(oneself = true)
    record VerifyEmail(
            UserId userId, @NotNull String tokenId, @NotNull Instant at) implements SignInCommand {}

    /** States another address and mails a link to it; until that is used, the present address counts. */
    @Allowed(value = ADMIN_USERS, oneself = true)
    record RequestEmailChange(
            UserId userId,

            @NotNull(payload = Unwrapping.Skip.class) @Size(max = 254)
            PersonalText email,

            @NotNull MailedToken mailed)
            implements SignInCommand {}

    /** Uses a mailed link up as the proof of the address that was stated. */
    @Allowed(oneself = true)
    record ConfirmEmailChange(
            UserId userId, @NotNull String tokenId, @NotNull Instant at) implements SignInCommand {}

    /** Chooses another password, the old one having been proved. */
    @Allowed(oneself = true)
    record ChangePassword(
            UserId userId,
            @NotNull String provedId,
            @NotNull String passwordId,
            @NotNull Instant at) implements SignInCommand {}

    /** Mails a link to choose a new password with. */
    @Allowed(value = ADMIN_USERS, oneself = true)
    record RequestPasswordReset(UserId userId, @NotNull MailedToken mailed) implements SignInCommand {}

    /** Uses a mailed link up for a new password. */
    @Allowed(oneself = true)
    record ResetPassword(
            UserId userId,
            @NotNull String tokenId,
            @NotNull String passwordId,
            @NotNull Instant at) implements SignInCommand {}

    /**
     * Begins a session on proofs that were checked against the vault; whether they still count is decided here.
     *
     * @param proof what was proved
     */
    @Allowed(oneself = true)
    record LogIn(
            UserId userId,
            @NotNull String sessionId,
            @NotNull SecondFactorProof proof,
            @NotNull Instant at) implements SignInCommand {}

    /** Records that somebody failed to prove to be the user; too many of these lock the account. */
    @Allowed(oneself = true)
    record FailLogIn(
            UserId userId,
            @NotNull LoginFailure cause,
            @NotNull Instant at) implements SignInCommand {}

    @Allowed(oneself = true)
    record LogOut(UserId userId, @NotNull String sessionId) implements SignInCommand {}

    @Allowed(oneself = true)
    record RevokeSession(UserId userId, @NotNull String sessionId) implements SignInCommand {}

    @Allowed(oneself = true)
    record EndSessions(UserId userId) implements SignInCommand {}

    /** Ends a session whose refresh token turned up twice. */
    @Allowed(oneself = true)
    record EndReusedSession(UserId userId, @NotNull String sessionId) implements SignInCommand {}

    /** Hands out a one-time code secret that does not count yet. */
    @Allowed(oneself = true)
    record PrepareTwoFactor(UserId userId, @NotNull String totpId) implements SignInCommand {}

    /** Makes the secret handed out count, a first code of it having been checked. */
    @Allowed(oneself = true)
    record EnableTwoFactor(
            UserId userId, @NotNull String totpId, @NotNull String recoveryId, long totpStep)
            implements SignInCommand {}

    /**
     * An administrator may lift the second factor for somebody who lost it.
     *
     * @param provedAt when its owner gave a code or the password; {@code null} if neither was asked for
     * @param totpStep the step of the one-time code it was proved with; {@code null} without one
     * @param recoveryCode the number of the recovery code it was proved with; {@code null} without one
     */
    @Allowed(value = ADMIN_USERS, oneself = true)
    record DisableTwoFactor(UserId userId, Instant provedAt, Long totpStep, Integer recoveryCode)
            implements SignInCommand {}

    @Allowed(ADMIN_USERS)
    record UnlockUser(UserId userId, @NotNull Instant at) implements SignInCommand {}
}
