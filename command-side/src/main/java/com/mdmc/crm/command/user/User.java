package com.mdmc.crm.command.user;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.bus.AggregateGuard;
import com.mdmc.crm.command.bus.CommandMetaData;
import com.mdmc.crm.command.user.UserCommand.*;
import com.mdmc.crm.kernel.Rejection;
import com.mdmc.crm.kernel.access.Actor;
import com.mdmc.crm.kernel.access.Visibility;
import com.mdmc.crm.kernel.user.ApiProvider;
import com.mdmc.crm.kernel.user.Permission;
import com.mdmc.crm.kernel.user.Preferences;
import com.mdmc.crm.kernel.user.Standing;
import com.mdmc.crm.kernel.user.UserEvent;
import com.mdmc.crm.kernel.user.UserEvent.*;
import com.mdmc.crm.kernel.value.UserId;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** One member of staff's account: decides where the user stands, and leaves how they get in to {@link SignIn}. */
@Aggregate(snapshotTriggerDefinition = "everyHundredEvents", cache = "aggregateCache")
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public class User {
    @AggregateIdentifier
    private UserId userId;

    private Standing standing;
    private SignIn signIn = SignIn.NONE;
    private Preferences preferences = Preferences.DEFAULT;
    private Set<ApiProvider> apiKeys = EnumSet.noneOf(ApiProvider.class);

    User() {}

    @CommandHandlerInterceptor
    Object guard(
            UserCommand command,
            @MetaDataValue(CommandMetaData.ACTOR) Actor actor,
            @MetaDataValue(CommandMetaData.EXPECTED_VERSION) Long expectedVersion,
            InterceptorChain decision)
            throws Exception {
        if (userId != null && !Visibility.ofUser(actor, userId, standing.team())) {
            throw Rejection.notFound();
        }
        AggregateGuard.requireVersion(expectedVersion);
        decision.proceed();
        return AggregateGuard.version();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    long decide(CreateUser command, @MetaDataValue(CommandMetaData.ACTOR) Actor actor, Administrators administrators) {
        UserCreated created = new UserCreated(
                command.userId(),
                command.firstName(),
                command.lastName(),
                command.email(),
                command.role(),
                command.permissions(),
                command.team(),
                command.assignedPlatforms());
        change(created, actor, administrators);
        Opening.after(command).forEach(event -> apply(event));
        return AggregateGuard.version();
    }

    @CommandHandler
    void decide(ChangeUserRole command, @MetaDataValue(CommandMetaData.ACTOR) Actor actor, Administrators roll) {
        if (command.role() != standing.role()) {
            change(new UserRoleChanged(userId, standing.role(), command.role()), actor, roll);
        }
    }

    @CommandHandler
    void decide(ChangeUserPermissions command, @MetaDataValue(CommandMetaData.ACTOR) Actor actor, Administrators roll) {
        if (!command.permissions().equals(standing.permissions())) {
            change(new UserPermissionsChanged(userId, standing.permissions(), command.permissions()), actor, roll);
        }
    }

    @CommandHandler
    void decide(ChangeUserTeam command, @MetaDataValue(CommandMetaData.ACTOR) Actor actor, Administrators roll) {
        if (!Objects.equals(command.team(), standing.team())) {
            change(new UserTeamChanged(userId, standing.team(), command.team()), actor, roll);
        }
    }

    @CommandHandler
    void decide(ChangeUserPlatforms command, @MetaDataValue(CommandMetaData.ACTOR) Actor actor, Administrators roll) {
        if (!command.assignedPlatforms().equals(standing.assignedPlatforms())) {
            change(
                    new UserPlatformsChanged(userId, standing.assignedPlatforms(), command.assignedPlatforms()),
                    actor,
                    roll);
        }
    }

    @CommandHandler
    void decide(DeactivateUser command, @MetaDataValue(CommandMetaData.ACTOR) Actor actor, Administrators roll) {
        if (standing.active()) {
            change(new UserDeactivated(userId, command.reason()), actor, roll);
        }
    }

    @CommandHandler
    void decide(ActivateUser command, @MetaDataValue(CommandMetaData.ACTOR) Actor actor, Administrators roll) {
        if (!standing.active()) {
            change(new UserActivated(userId, command.reason()), actor, roll);
        }
    }

    @CommandHandler
    void decide(ChangePreferences command) {
        if (!command.preferences().hasKnownTimezone()) {
            throw Rejection.invalid("timezone", "unknown-timezone");
        }
        if (!command.preferences().equals(preferences)) {
            apply(new UserPreferencesChanged(userId, command.preferences()));
        }
    }

    @CommandHandler
    void decide(StoreApiKey command) {
        apply(new UserApiKeyStored(userId, command.provider(), command.keyId(), command.lastFour()));
    }

    @CommandHandler
    void decide(RemoveApiKey command) {
        if (apiKeys.contains(command.provider())) {
            apply(new UserApiKeyRemoved(userId, command.provider()));
        }
    }

    @CommandHandler
    void decide(LogIn command) {
        if (!standing.active()) {
            throw SignIn.badCredentials();
        }
        record(signIn.decide(command));
    }

    @CommandHandler
    void decide(FailLogIn command) {
        record(signIn.decide(command));
    }

    @CommandHandler
    void decide(LogOut command) {
        apply(new UserLoggedOut(userId, command.sessionId()));
    }

    @CommandHandler
    void decide(RevokeSession command) {
        apply(new UserSessionRevoked(userId, command.sessionId()));
    }

    @CommandHandler
    void decide(EndSessions command) {
        apply(new UserSessionsEnded(userId));
    }

    @CommandHandler
    void decide(EndReusedSession command) {
        apply(new UserRefreshTokenReused(userId, command.sessionId()));
    }

    @CommandHandler
    void decide(UnlockUser command) {
        record(signIn.decide(command));
    }

    @CommandHandler
    void decide(ChangePassword command) {
        record(signIn.decide(command));
    }

    @CommandHandler
    void decide(RequestPasswordReset command) {
        requireActive();
        apply(new UserPasswordResetRequested(
                userId, command.mailed().id(), command.mailed().expiresAt()));
    }

    @CommandHandler
    void decide(ResetPassword command) {
        record(signIn.decide(command));
    }

    @CommandHandler
    void decide(RequestEmailVerification command) {
        requireActive();
        if (!standing.verified()) {
            apply(new UserEmailVerificationRequested(
                    userId, command.mailed().id(), command.mailed().expiresAt()));
        }
    }

    @CommandHandler
    void decide(VerifyEmail command) {
        record(signIn.decide(command));
    }

    @CommandHandler
    void decide(PrepareTwoFactor command) {
        signIn.requireNoSecondFactor();
        apply(new UserTwoFactorPrepared(userId, command.totpId()));
    }

    @CommandHandler
    void decide(EnableTwoFactor command) {
        record(signIn.decide(command));
    }

    @CommandHandler
    void decide(DisableTwoFactor command) {
        if (signIn.credentials().totpId() != null) {
            apply(new UserTwoFactorDisabled(userId));
        }
    }

    @EventSourcingHandler
    void evolve(UserEvent event) {
        userId = event.userId();
        standing = Standing.after(standing, event);
        signIn = signIn.after(event);
        if (event instanceof UserPreferencesChanged changed) {
            preferences = changed.preferences();
        } else if (event instanceof UserApiKeyStored stored) {
            apiKeys.add(stored.provider());
        } else if (event instanceof UserApiKeyRemoved removed) {
            apiKeys.remove(removed.provider());
        }
    }

    /** Records a change of standing, if the actor has the authority and an administrator remains. */
    private void change(UserEvent event, Actor actor, Administrators administrators) {
        Standing next = Standing.after(standing, event);
        boolean seesNext = Visibility.ofUser(actor, event.userId(), next.team());
        if (!seesNext) {
            throw Rejection.forbidden(Permission.ADMIN_USERS.wire());
        }
        Authority.require(actor, standing, next);
        if (Authority.isAdministrator(next) && !Authority.isAdministrator(standing)) {
            administrators.appoint(event.userId());
        } else if (Authority.isAdministrator(standing) && !Authority.isAdministrator(next)) {
            administrators.dismiss(event.userId());
        }
        apply(event);
    }

    private void requireActive() {
        if (!standing.active()) {
            throw Rejection.state("user-deactivated");
        }
    }

    private static void record(List<UserEvent> events) {
        events.forEach(event -> apply(event));
    }
}
