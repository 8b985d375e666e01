package com.mdmc.crm.command.identity.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.bus.AggregateGuard;
import com.mdmc.crm.command.bus.CommandMetaData;
import com.mdmc.crm.command.identity.account.UserCommand.ActivateUser;
import com.mdmc.crm.command.identity.account.UserCommand.ChangeUserPermissions;
import com.mdmc.crm.command.identity.account.UserCommand.ChangeUserPlatforms;
import com.mdmc.crm.command.identity.account.UserCommand.ChangeUserRole;
import com.mdmc.crm.command.identity.account.UserCommand.ChangeUserTeam;
import com.mdmc.crm.command.identity.account.UserCommand.CreateUser;
import com.mdmc.crm.command.identity.account.UserCommand.DeactivateUser;
import com.mdmc.crm.command.identity.account.UserCommand.EraseUser;
import com.mdmc.crm.command.identity.account.UserCommand.RenameUser;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.AccountStatus;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.domain.user.UserEvent;
import com.mdmc.crm.domain.user.UserEvent.UserActivated;
import com.mdmc.crm.domain.user.UserEvent.UserCreated;
import com.mdmc.crm.domain.user.UserEvent.UserDeactivated;
import com.mdmc.crm.domain.user.UserEvent.UserErased;
import com.mdmc.crm.domain.user.UserEvent.UserPermissionsChanged;
import com.mdmc.crm.domain.user.UserEvent.UserPlatformsChanged;
import com.mdmc.crm.domain.user.UserEvent.UserRenamed;
import com.mdmc.crm.domain.user.UserEvent.UserRoleChanged;
import com.mdmc.crm.domain.user.UserEvent.UserTeamChanged;
import com.mdmc.crm.domain.user.UserName;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.AccessScope;
import com.mdmc.crm.platform.security.Actor;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** One member of staff's account: decides where the user stands; signing in and settings decide for themselves. */
@Aggregate(snapshotTriggerDefinition = "regularSnapshots", cache = "aggregateCache")
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public class User {
    @AggregateIdentifier
    private UserId userId;

    private UserName name;
    private AccountStatus standing;
    private boolean erased;

    @AggregateMember
    private SignIn signIn = new SignIn();

    @AggregateMember
    private AccountSettings settings = new AccountSettings();

    @AggregateMember
    private SavedLists lists = new SavedLists();

    User() {}

    @CommandHandlerInterceptor
    Object guard(
            UserCommand command,
            @MetaDataValue(CommandMetaData.ACTOR) Actor actor,
            @MetaDataValue(CommandMetaData.EXPECTED_VERSION) Long expectedVersion,
            InterceptorChain decision)
            throws Exception {
        if (userId != null) {
            AggregateGuard.requireReach(
                    AccessScope.toSee(actor).user(userId, standing.team()),
                    AccessScope.toAct(actor).user(userId, standing.team()));
        }
        PrivilegeEscalationPolicy.requireOver(actor, userId, standing);
        AggregateGuard.requireVersion(expectedVersion);
        if (erased && !(command instanceof EraseUser)) {
            throw Rejection.state("user-erased");
        }
        decision.proceed();
        return AggregateGuard.version();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    long decide(CreateUser command, @MetaDataValue(CommandMetaData.ACTOR) Actor actor, Administrators roll) {
        change(
                new UserCreated(
                        command.userId(),
                        command.name().firstName(),
                        command.name().lastName(),
                        command.email(),
                        command.role(),
                        command.permissions(),
                        command.team(),
                        command.assignedPlatforms()),
                actor,
                roll);
        InitialCredentialEvents.after(command).forEach(event -> apply(event));
        return AggregateGuard.version();
    }

    @CommandHandler
    void decide(RenameUser command, Privacy privacy) {
        if (!privacy.sameContent(name, command.name())) {
            apply(new UserRenamed(userId, privacy.keepTokens(name, command.name())));
        }
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
        var before = standing.assignedPlatforms();
        if (!command.assignedPlatforms().equals(before)) {
            change(new UserPlatformsChanged(userId, before, command.assignedPlatforms()), actor, roll);
        }
    }

    @CommandHandler
    void decide(DeactivateUser command, @MetaDataValue(CommandMetaData.ACTOR) Actor actor, Administrators roll) {
        if (standing.active()) {
            change(new UserDeactivated(userId, command.reason(), command.handover()), actor, roll);
        }
    }

    @CommandHandler
    void decide(ActivateUser command, @MetaDataValue(CommandMetaData.ACTOR) Actor actor, Administrators roll) {
        if (!standing.active()) {
            change(new UserActivated(userId, command.reason()), actor, roll);
        }
    }

    @CommandHandler
    void decide(EraseUser command) {
        if (standing.active()) {
            throw Rejection.state("user-active");
        }
        if (!erased) {
            apply(new UserErased(userId, command.reason()));
        }
    }

    @EventSourcingHandler
    void evolve(UserEvent event) {
        userId = event.userId();
        name = UserName.FOLD.after(name, event);
        standing = AccountStatus.FOLD.after(standing, event);
        erased = erased || event instanceof UserErased;
    }

    /** Records a change of standing, if the actor has the authority and an administrator remains. */
    private void change(UserEvent event, Actor actor, Administrators roll) {
        AccountStatus next = AccountStatus.FOLD.after(standing, event);
        if (!AccessScope.toAct(actor).user(event.userId(), next.team())) {
            throw Rejection.forbidden(Permission.ADMIN_USERS.wire());
        }
        PrivilegeEscalationPolicy.require(actor, standing, next);
        if (actor.is(event.userId())) {
            PrivilegeEscalationPolicy.requireSameReach(actor, standing, next);
        }
        boolean was = PrivilegeEscalationPolicy.isAdministrator(standing);
        boolean becomes = PrivilegeEscalationPolicy.isAdministrator(next);
        apply(event);
        if (becomes && !was) {
            roll.appoint(event.userId());
        } else if (was && !becomes) {
            roll.dismiss(event.userId());
        }
    }
}
