package com.mdmc.crm.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.domain.user.Role;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessScopeTest {
    private static final UserId ME = new UserId("me");
    private static final UserId OTHER = new UserId("other");

    private final Actor agent = actor(Role.AGENT, "denis");
    private final Actor manager = actor(Role.MANAGER, "denis");
    private final Actor auditor = actor(Role.AGENT, "denis", Permission.ADMIN_AUDIT);
    private final Actor administrator = actor(Role.ADMIN, null);

    @Test
    void agentsReachTheirOwnLeadsAndTheQueue() {
        AccessScope reach = AccessScope.toAct(agent);

        assertThat(reach.lead(ME, "denis")).isTrue();
        assertThat(reach.lead(null, null)).isTrue();
        assertThat(reach.lead(OTHER, "denis")).isFalse();
    }

    @Test
    void managersReachWhatTheirTeamHas() {
        AccessScope reach = AccessScope.toAct(manager);

        assertThat(reach.lead(OTHER, "denis")).isTrue();
        assertThat(reach.lead(OTHER, "marine")).isFalse();
        assertThat(reach.user(OTHER, "denis")).isTrue();
        assertThat(reach.user(OTHER, null)).isFalse();
    }

    @Test
    void aManagerWithoutATeamLeadsNobody() {
        AccessScope reach = AccessScope.toAct(actor(Role.MANAGER, null));

        assertThat(reach.user(OTHER, null)).isFalse();
        assertThat(reach.lead(OTHER, null)).isFalse();
        assertThat(reach.campaign("denis")).isFalse();
    }

    @Test
    void everybodyReachesTheirTeamsCampaignsAndThoseOfNoTeam() {
        assertThat(AccessScope.toAct(agent).campaign("denis")).isTrue();
        assertThat(AccessScope.toAct(agent).campaign(null)).isTrue();
        assertThat(AccessScope.toAct(agent).campaign("marine")).isFalse();
    }

    @Test
    void auditorsSeeEverythingAndChangeNoMoreThanTheirRoleReaches() {
        assertThat(AccessScope.toSee(auditor).lead(OTHER, "marine")).isTrue();
        assertThat(AccessScope.toAct(auditor).lead(OTHER, "marine")).isFalse();
        assertThat(AccessScope.toAct(auditor).campaign("marine")).isFalse();
        assertThat(AccessScope.toAct(auditor).user(OTHER, "denis")).isFalse();
    }

    @Test
    void auditorsReadInTheClearWhatTheyWouldReadWithoutBeingOne() {
        assertThat(AccessScope.inTheClear(auditor).lead(ME, "denis")).isTrue();
        assertThat(AccessScope.inTheClear(auditor).lead(OTHER, "denis")).isFalse();
        assertThat(AccessScope.ofStaffInTheClear(auditor).user(OTHER, "denis")).isFalse();
        Actor alsoAdministersUsers = actor(Role.AGENT, "denis", Permission.ADMIN_AUDIT, Permission.ADMIN_USERS);
        assertThat(AccessScope.ofStaffInTheClear(alsoAdministersUsers).user(OTHER, "denis"))
                .isTrue();
    }

    @Test
    void administratorsReachEverything() {
        assertThat(AccessScope.toAct(administrator).lead(OTHER, "marine")).isTrue();
        assertThat(AccessScope.inTheClear(administrator).campaign("marine")).isTrue();
    }

    private static Actor actor(Role role, String team, Permission... permissions) {
        Set<Permission> held = EnumSet.noneOf(Permission.class);
        held.addAll(Set.of(permissions));
        return new Actor(ME, role, team, held, "session");
    }
}
