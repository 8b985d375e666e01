package com.mdmc.crm.platform.security;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.domain.EventFold;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.Absence;
import com.mdmc.crm.domain.user.AccountStatus;
import com.mdmc.crm.domain.user.Credentials;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.domain.user.Preferences;
import com.mdmc.crm.domain.user.UserEvent;
import com.mdmc.crm.domain.user.UserEvent.UserCreated;
import com.mdmc.crm.domain.user.UserEvent.UserEmailChangeRequested;
import com.mdmc.crm.domain.user.UserEvent.UserEmailChanged;
import com.mdmc.crm.domain.user.UserEvent.UserLocked;
import com.mdmc.crm.domain.user.UserEvent.UserPasswordReset;
import com.mdmc.crm.domain.user.UserEvent.UserUnlocked;
import com.mdmc.crm.domain.user.UserName;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * Account of a user: what both sides need to authenticate them and to authorize their requests.
 *
 * @param emailChange the address that is to follow {@code email}; {@code null} for none
 * @param lockedUntil {@code null} unless too many log-ins failed; may lie in the past
 * @param absence planned, present or past; {@code null} for none
 * @param version number of the user's events that went into it
 */
public record Account(
        UserId id,
        UserName name,
        PersonalText email,
        EmailChange emailChange,
        AccountStatus standing,
        Credentials credentials,
        Preferences preferences,
        Instant lockedUntil,
        Absence absence,
        long version) {

    /**
     * An address that counts once the link mailed to it is followed.
     *
     * @param tokenId the link's
     */
    public record EmailChange(String tokenId, PersonalText email) {}

    /** Until when failed log-ins lock an account, as a user's events make it. */
    public static final EventFold<Instant> LOCKED_UNTIL = EventFold.of(Instant.class)
            .on(UserLocked.class, (old, locked) -> locked.until())
            .on(UserUnlocked.class, old -> null)
            .on(UserPasswordReset.class, old -> null)
            .build();

    /** The stored view of accounts; every event of a user moves its version. */
    public static final ViewDefinition<Account> VIEW = ViewDefinition.bySubject(
                    "accounts",
                    Account.class,
                    Fold.of(Account.class).on(UserEvent.class, Account::after).build(),
                    List.of(Indexes.ascending("standing.active")),
                    List.of())
            .atRevision(5);

    private static final Account NONE = new Account(null, null, null, null, null, null, null, null, null, 0);
    private static final EventFold<PersonalText> EMAIL = EventFold.of(PersonalText.class)
            .on(UserCreated.class, (none, created) -> created.email())
            .on(UserEmailChanged.class, (former, changed) -> changed.email())
            .build();
    private static final EventFold<EmailChange> EMAIL_CHANGE = EventFold.of(EmailChange.class)
            .on(
                    UserEmailChangeRequested.class,
                    (former, requested) -> new EmailChange(requested.tokenId(), requested.email()))
            .on(UserEmailChanged.class, done -> null)
            .build();

    private static Account after(Account old, EventEnvelope<UserEvent> envelope) {
        Account before = old == null ? NONE : old;
        UserEvent event = envelope.event();
        return new Account(
                event.userId(),
                UserName.FOLD.after(before.name, event),
                EMAIL.after(before.email, event),
                EMAIL_CHANGE.after(before.emailChange, event),
                AccountStatus.FOLD.after(before.standing, event),
                Credentials.FOLD.after(before.credentials, event),
                Preferences.FOLD.after(before.preferences, event),
                LOCKED_UNTIL.after(before.lockedUntil, event),
                Absence.FOLD.after(before.absence, event),
                envelope.version());
    }

    public boolean isLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    /** Whether the user is away. */
    public boolean isAbsent(Instant now) {
        return absence != null && absence.holds(LocalDate.ofInstant(now, ZoneId.of(preferences.timezone())));
    }

    /** The role's permissions, overridden by the account's own flags. */
    @JsonIgnore
    public Set<Permission> permissions() {
        return RolePermissions.effective(standing.role(), standing.permissions());
    }

    /** The user as the actor of a session. */
    public Actor actor(String sessionId) {
        return new Actor(id, standing.role(), standing.team(), permissions(), sessionId);
    }
}
