package com.mdmc.crm.command.user;

import static com.mdmc.crm.kernel.user.Permission.ADMIN_USERS;

import com.mdmc.crm.command.bus.Allowed;
import com.mdmc.crm.command.bus.DomainCommand;
import com.mdmc.crm.kernel.user.ApiProvider;
import com.mdmc.crm.kernel.user.LoginFailure;
import com.mdmc.crm.kernel.user.Permission;
import com.mdmc.crm.kernel.user.Preferences;
import com.mdmc.crm.kernel.user.Role;
import com.mdmc.crm.kernel.value.PersonalText;
import com.mdmc.crm.kernel.value.Platform;
import com.mdmc.crm.kernel.value.UserId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.valueextraction.Unwrapping;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Everything that can be ordered of an account. Secrets are in the vault before a command names their ids. */
public sealed interface UserCommand extends DomainCommand {

    @TargetAggregateIdentifier
    UserId userId();

    @Override
    default String subject() {
        return userId().value();
    }

    @Override
    default String resource() {
        return "user";
    }

    /**
     * Opens an account.
     *
     * @param passwordId {@code null} for an invitation: the user chooses the password by the mailed link
     * @param mailed the link that goes to the address; {@code null} if the address is vouched for
     */
    @Allowed(ADMIN_USERS)
    record CreateUser(
            UserId userId,

            @NotNull(payload = Unwrapping.Skip.class) @Size(min = 1, max = 50)
            PersonalText firstName,

            @NotNull(payload = Unwrapping.Skip.class) @Size(min = 1, max = 50)
            PersonalText lastName,

            @NotNull(payload = Unwrapping.Skip.class) @Size(max = 254)
            PersonalText email,

            @NotNull Role role,
            @NotNull Map<Permission, @NotNull Boolean> permissions,
            String team,
            @NotNull Set<@NotNull Platform> assignedPlatforms,
            String passwordId,
            MailedToken mailed)
            implements UserCommand {}

    /** Mails the link that proves an address once more. */
    @Allowed(value = ADMIN_USERS, oneself = true)
    record RequestEmailVerification(UserId userId, @NotNull MailedToken mailed) implements UserCommand {}

    /** Uses a mailed link up as the proof of an address. */
    @Allowed(oneself = true)
    record VerifyEmail(
            UserId userId, @NotNull String tokenId, @NotNull Instant at) implements UserCommand {}

    /** Chooses another password, the old one having been proved. */
    @Allowed(oneself = true)
    record ChangePassword(
            UserId userId,
            @NotNull String provedId,
            @NotNull String passwordId) implements UserCommand {}

    /** Mails a link to choose a new password with. */
    @Allowed(value = ADMIN_USERS, oneself = true)
    record RequestPasswordReset(UserId userId, @NotNull MailedToken mailed) implements UserCommand {}

    /** Uses a mailed link up for a new password. */
    @Allowed(oneself = true)
    record ResetPassword(
            UserId userId,
            @NotNull String tokenId,
            @NotNull String passwordId,
            @NotNull Instant at) implements UserCommand {}

    /**
     * Begins a session on proofs that were checked against the vault; whether they still count is decided here.
     *
     * @param proof what was proved
     */
    @Allowed(oneself = true)
    record LogIn(
            UserId userId,
            @NotNull String sessionId,
            @NotNull Proof proof,
            @NotNull Instant at) implements UserCommand {}

    /** Records that somebody failed to prove to be the user; too many of these lock the account. */
    @Allowed(oneself = true)
    record FailLogIn(
            UserId userId,
            @NotNull LoginFailure cause,
            @NotNull Instant at) implements UserCommand {}

    @Allowed(oneself = true)
    record LogOut(UserId userId, @NotNull String sessionId) implements UserCommand {}

    @Allowed(oneself = true)
    record RevokeSession(UserId userId, @NotNull String sessionId) implements UserCommand {}

    @Allowed(oneself = true)
    record EndSessions(UserId userId) implements UserCommand {}

    /** Ends a session whose refresh token turned up twice. */
    @Allowed(oneself = true)
    record EndReusedSession(UserId userId, @NotNull String sessionId) implements UserCommand {}

    /** Hands out a one-time code secret that does not count yet. */
    @Allowed(oneself = true)
    record PrepareTwoFactor(UserId userId, @NotNull String totpId) implements UserCommand {}

    /** Makes the secret handed out count, a first code of it having been checked. */
    @Allowed(oneself = true)
    record EnableTwoFactor(
            UserId userId, @NotNull String totpId, @NotNull String recoveryId, long totpStep) implements UserCommand {}

    /** An administrator may lift the second factor for somebody who lost it. */
    @Allowed(value = ADMIN_USERS, oneself = true)
    record DisableTwoFactor(UserId userId) implements UserCommand {}

    @Allowed(ADMIN_USERS)
    record UnlockUser(UserId userId, @NotNull Instant at) implements UserCommand {}

    @Allowed(ADMIN_USERS)
    record DeactivateUser(UserId userId, @Size(max = 500) String reason) implements UserCommand {}

    @Allowed(ADMIN_USERS)
    record ActivateUser(UserId userId, @Size(max = 500) String reason) implements UserCommand {}

    @Allowed(ADMIN_USERS)
    record ChangeUserRole(UserId userId, @NotNull Role role) implements UserCommand {}

    @Allowed(ADMIN_USERS)
    record ChangeUserPermissions(UserId userId, @NotNull Map<Permission, @NotNull Boolean> permissions)
            implements UserCommand {}

    /** @param team {@code null} takes the user out of every team */
    @Allowed(ADMIN_USERS)
    record ChangeUserTeam(UserId userId, String team) implements UserCommand {}

    @Allowed(ADMIN_USERS)
    record ChangeUserPlatforms(UserId userId, @NotNull Set<@NotNull Platform> assignedPlatforms)
            implements UserCommand {}

    @Allowed(oneself = true)
    record ChangePreferences(UserId userId, @NotNull @Valid Preferences preferences) implements UserCommand {}

    /** Puts a provider's key in force; {@code keyId} is where the vault keeps it. */
    @Allowed(value = ADMIN_USERS, oneself = true)
    record StoreApiKey(
            UserId userId,
            @NotNull ApiProvider provider,
            @NotNull String keyId,
            @NotNull String lastFour) implements UserCommand {}

    @Allowed(value = ADMIN_USERS, oneself = true)
    record RemoveApiKey(UserId userId, @NotNull ApiProvider provider) implements UserCommand {}
}
