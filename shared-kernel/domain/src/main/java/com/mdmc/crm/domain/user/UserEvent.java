package com.mdmc.crm.domain.user;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.id.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Everything that can have happened to a member of staff's account. Secrets are never part of it: an event names the
 * id under which the vault keeps a password hash, a one-time code secret or a token, which tells nothing by itself.
 */
public sealed interface UserEvent extends DomainEvent {

    UserId userId();

    @Override
    @JsonIgnore
    default String subject() {
        return userId().value();
    }

    /**
     * An account was opened.
     *
     * @param permissions flags that differ from the role's defaults
     * @param team stable id of the team, such as {@code denis}; {@code null} for none
     */
    record UserCreated(
            UserId userId,
            PersonalText firstName,
            PersonalText lastName,
            PersonalText email,
            Role role,
            Map<Permission, Boolean> permissions,
            String team,
            Set<Platform> assignedPlatforms)
            implements UserEvent {}

    /** The name of the person changed. */
    record UserRenamed(UserId userId, UserName name) implements UserEvent {}

    /** The user was mailed a link to choose a first password with, good until {@code expiresAt}. */
    record UserInvited(UserId userId, String tokenId, Instant expiresAt) implements UserEvent {}

    /** The user was mailed a link that proves the address is theirs, good until {@code expiresAt}. */
    record UserEmailVerificationRequested(UserId userId, String tokenId, Instant expiresAt) implements UserEvent {}

    /** The address was proved to be the user's, or vouched for by whoever set the system up. */
    record UserEmailVerified(UserId userId) implements UserEvent {}

    /**
     * Another address was stated; a link was mailed to it, good until {@code expiresAt}. The former address counts until
     * then.
     */
    record UserEmailChangeRequested(UserId userId, PersonalText email, String tokenId, Instant expiresAt)
            implements UserEvent {}

    /** The new address was proved to be the user's and takes the place of the former one. */
    record UserEmailChanged(UserId userId, PersonalText email) implements UserEvent {}

    /** A password was chosen; every session ended. */
    record UserPasswordChanged(UserId userId, String passwordId) implements UserEvent {}

    /** Somebody asked for a new password; a link was mailed, good until {@code expiresAt}. */
    record UserPasswordResetRequested(UserId userId, String tokenId, Instant expiresAt) implements UserEvent {}

    /** A mailed link was used up for a new password; every session ended and a lock was lifted. */
    record UserPasswordReset(UserId userId, String tokenId, String passwordId) implements UserEvent {}

    /**
     * Somebody proved to be this user and began a session.
     *
     * @param sessionId the session's public id
     * @param totpStep the 30-second step whose one-time code was used up; {@code null} without one
     * @param recoveryCode the number of the recovery code that was used up; {@code null} without one
     */
    record UserLoggedIn(UserId userId, String sessionId, Long totpStep, Integer recoveryCode) implements UserEvent {}

    /** Somebody failed to prove to be this user at {@code at}. */
    record UserLoginFailed(UserId userId, LoginFailure cause, Instant at) implements UserEvent {}

    /** Too many failures: nobody gets in until {@code until}, whatever they know. */
    record UserLocked(UserId userId, Instant until) implements UserEvent {}

    /** An administrator lifted the lock. */
    record UserUnlocked(UserId userId) implements UserEvent {}

    /** The user ended the session they were working in. */
    record UserLoggedOut(UserId userId, String sessionId) implements UserEvent {}

    /** The user ended a session of theirs from another one. */
    record UserSessionRevoked(UserId userId, String sessionId) implements UserEvent {}

    /** The user ended every session of theirs. */
    record UserSessionsEnded(UserId userId) implements UserEvent {}

    /** A refresh token was presented a second time, so it was stolen from somebody: the session ended. */
    record UserRefreshTokenReused(UserId userId, String sessionId) implements UserEvent {}

    /** A one-time code secret was handed out; it counts once a first code proves that it arrived. */
    record UserTwoFactorPrepared(UserId userId, String totpId) implements UserEvent {}

    /**
     * From now on a one-time code is asked for at log-in.
     *
     * @param recoveryId where the vault keeps the recovery codes
     * @param totpStep the step whose code proved the secret, used up thereby
     */
    record UserTwoFactorEnabled(UserId userId, String totpId, String recoveryId, long totpStep) implements UserEvent {}

    /** One-time codes are no longer asked for. */
    record UserTwoFactorDisabled(UserId userId) implements UserEvent {}

    /**
     * The account was closed to its owner: all sessions ended, nothing can be assigned to them.
     *
     * @param handover where their work goes; {@code null} if nobody said: leads wait for another owner, campaigns stay
     */
    record UserDeactivated(UserId userId, PersonalText reason, Handover handover) implements UserEvent {}

    /** A closed account was opened again. */
    record UserActivated(UserId userId, PersonalText reason) implements UserEvent {}

    /** Whatever names the person of a closed account is unreadable from now on; the account stays closed for ever. */
    record UserErased(UserId userId, PersonalText reason) implements UserEvent {}

    /** The role changed, and with it the default permissions and what is seen. */
    record UserRoleChanged(UserId userId, Role from, Role to) implements UserEvent {}

    /** Flags that differ from the role's defaults, before and after. */
    record UserPermissionsChanged(UserId userId, Map<Permission, Boolean> from, Map<Permission, Boolean> to)
            implements UserEvent {}

    /** {@code null} stands for no team. */
    record UserTeamChanged(UserId userId, String from, String to) implements UserEvent {}

    /** The platforms the user takes leads for changed. */
    record UserPlatformsChanged(UserId userId, Set<Platform> from, Set<Platform> to) implements UserEvent {}

    /** The user set language, time zone, notifications or dashboard differently. */
    record UserPreferencesChanged(UserId userId, Preferences preferences) implements UserEvent {}

    /** The user will be away; an absence planned before does not count any more. */
    record UserAbsencePlanned(UserId userId, Absence absence) implements UserEvent {}

    /** The user will not be away, or is back early. */
    record UserAbsenceCancelled(UserId userId) implements UserEvent {}

    /** The user keeps a list's filters and order under {@code listId}, in the place of any former ones. */
    record UserListSaved(UserId userId, String listId, SavedList list) implements UserEvent {}

    /** The user does not keep a list any more. */
    record UserListRemoved(UserId userId, String listId) implements UserEvent {}

    /** The user's agenda can be read at an address whose secret the vault keeps under {@code feedId}, and at no former one. */
    record UserAgendaFeedOpened(UserId userId, String feedId) implements UserEvent {}

    /** The user's agenda can be read at no address any more. */
    record UserAgendaFeedClosed(UserId userId) implements UserEvent {}

    /** A provider's key was put into the vault under {@code keyId}; {@code lastFour} tells people which one it is. */
    record UserApiKeyStored(UserId userId, ApiProvider provider, String keyId, String lastFour) implements UserEvent {}

    /** The key of a provider was taken out of the vault. */
    record UserApiKeyRemoved(UserId userId, ApiProvider provider) implements UserEvent {}
}
