package com.mdmc.crm.command.identity.account;

import static com.mdmc.crm.command.identity.account.UserFixture.given;
import static com.mdmc.crm.command.identity.account.UserSamples.MAX;
import static com.mdmc.crm.command.identity.account.UserSamples.ZOE;
import static com.mdmc.crm.command.identity.account.UserSamples.actor;
import static com.mdmc.crm.command.identity.account.UserSamples.created;

import com.mdmc.crm.command.identity.account.UserCommand.ActivateUser;
import com.mdmc.crm.command.identity.account.UserCommand.ChangeUserPermissions;
import com.mdmc.crm.command.identity.account.UserCommand.ChangeUserRole;
import com.mdmc.crm.command.identity.account.UserCommand.ChangeUserTeam;
import com.mdmc.crm.command.identity.account.UserCommand.DeactivateUser;
import com.mdmc.crm.command.identity.account.UserCommand.EraseUser;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.user.Handover;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.domain.user.Role;
import com.mdmc.crm.domain.user.UserEvent.UserDeactivated;
import com.mdmc.crm.domain.user.UserEvent.UserErased;
import com.mdmc.crm.domain.user.UserEvent.UserPermissionsChanged;
import com.mdmc.crm.domain.user.UserEvent.UserRoleChanged;
import com.mdmc.crm.domain.user.UserEvent.UserTeamChanged;
import com.mdmc.crm.platform.security.Actor;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountStatusTest {
    private static final Actor HEAD_OF_DENIS = actor(MAX, Role.MANAGER, "denis", Map.of(Permission.ADMIN_USERS, true));

    @Test
    void theSameRoleAgainChangesNothing() {
        given(created(Role.AGENT, "denis"))
                .when(new ChangeUserRole(ZOE, Role.AGENT))
                .recorded();
    }

    @Test
    void theLastAdministratorIsNeitherDemotedNorDeactivatedNorDeniedUsers() {
        given(created(Role.ADMIN, null))
                .administrators(ZOE)
                .when(new ChangeUserRole(ZOE, Role.MANAGER))
                .refused("last-administrator");
        given(created(Role.ADMIN, null))
                .administrators(ZOE)
                .when(new DeactivateUser(ZOE, null, null))
                .refused("last-administrator");
        given(created(Role.ADMIN, null))
                .administrators(ZOE)
                .when(new ChangeUserPermissions(ZOE, Map.of(Permission.ADMIN_USERS, false)))
                .refused("last-administrator");
    }

    @Test
    void anotherAdministratorMayGo() {
        given(created(Role.ADMIN, null))
                .administrators(ZOE, MAX)
                .when(new DeactivateUser(ZOE, PersonalText.constant("left the house"), null))
                .recorded(new UserDeactivated(ZOE, PersonalText.constant("left the house"), null));
    }

    @Test
    void whoLeavesSaysWhereTheWorkGoes() {
        Handover toMax = new Handover(MAX, false);
        given(created(Role.AGENT, "denis"))
                .when(new DeactivateUser(ZOE, null, toMax))
                .recorded(new UserDeactivated(ZOE, null, toMax));
    }

    @Test
    void onlyWhoeverLeftIsErasedAndNothingIsDoneToTheAccountAgain() {
        PersonalText reason = PersonalText.constant("left the house");
        UserDeactivated closed = new UserDeactivated(ZOE, null, null);
        UserErased erased = new UserErased(ZOE, reason);
        given(created(Role.AGENT, "denis")).when(new EraseUser(ZOE, reason)).refused("user-active");
        given(created(Role.AGENT, "denis"), closed)
                .when(new EraseUser(ZOE, reason))
                .recorded(erased);
        given(created(Role.AGENT, "denis"), closed, erased)
                .when(new EraseUser(ZOE, reason))
                .recorded();
        given(created(Role.AGENT, "denis"), closed, erased)
                .when(new ActivateUser(ZOE, null))
                .refused("user-erased");
        given(created(Role.ADMIN, "denis"), closed)
                .by(HEAD_OF_DENIS)
                .when(new EraseUser(ZOE, reason))
                .refused("forbidden");
    }

    @Test
    void whoeverAdministersUsersWithoutBeingAdministratorGivesOnlyWhatTheyHave() {
        given(created(Role.AGENT, "denis"))
                .by(HEAD_OF_DENIS)
                .when(new ChangeUserRole(ZOE, Role.MANAGER))
                .recorded(new UserRoleChanged(ZOE, Role.AGENT, Role.MANAGER));
        given(created(Role.AGENT, "denis"))
                .by(HEAD_OF_DENIS)
                .when(new ChangeUserRole(ZOE, Role.ADMIN))
                .refused("forbidden");
        given(created(Role.AGENT, "denis"))
                .by(HEAD_OF_DENIS)
                .when(new ChangeUserPermissions(ZOE, Map.of(Permission.ADMIN_AUDIT, true)))
                .refused("forbidden");
        given(created(Role.AGENT, "denis"))
                .by(HEAD_OF_DENIS)
                .when(new ChangeUserPermissions(ZOE, Map.of(Permission.ADMIN_USERS, true)))
                .recorded(new UserPermissionsChanged(ZOE, Map.of(), Map.of(Permission.ADMIN_USERS, true)));
    }

    @Test
    void theyStayWithinTheirTeamAndBelowAdministrators() {
        given(created(Role.AGENT, "marine"))
                .by(HEAD_OF_DENIS)
                .when(new DeactivateUser(ZOE, null, null))
                .refused("not-found");
        given(created(Role.AGENT, "denis"))
                .by(HEAD_OF_DENIS)
                .when(new ChangeUserTeam(ZOE, "marine"))
                .refused("forbidden");
        given(created(Role.ADMIN, "denis"))
                .by(HEAD_OF_DENIS)
                .when(new DeactivateUser(ZOE, null, null))
                .refused("forbidden");
    }

    @Test
    void theyDoNotChooseHowFarTheyThemselvesReach() {
        Map<Permission, Boolean> users = Map.of(Permission.ADMIN_USERS, true);
        given(created(Role.MANAGER, "denis"))
                .by(actor(ZOE, Role.MANAGER, "denis", users))
                .when(new ChangeUserTeam(ZOE, "marine"))
                .refused("forbidden");
        given(created(Role.MANAGER, "denis"))
                .by(actor(ZOE, Role.MANAGER, "denis", users))
                .when(new ChangeUserTeam(ZOE, null))
                .refused("forbidden");
        given(created(Role.AGENT, "denis"))
                .by(actor(
                        ZOE,
                        Role.AGENT,
                        "denis",
                        Map.of(
                                Permission.ADMIN_USERS,
                                true,
                                Permission.LEADS_DELETE,
                                true,
                                Permission.CAMPAIGNS_CREATE,
                                true,
                                Permission.CAMPAIGNS_DELETE,
                                true,
                                Permission.ANALYTICS_EXPORT,
                                true)))
                .when(new ChangeUserRole(ZOE, Role.MANAGER))
                .refused("forbidden");
        given(created(Role.ADMIN, null))
                .administrators(ZOE, MAX)
                .by(actor(ZOE, Role.ADMIN, null, Map.of()))
                .when(new ChangeUserTeam(ZOE, "marine"))
                .recorded(new UserTeamChanged(ZOE, null, "marine"));
    }
}
