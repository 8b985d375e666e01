package com.mdmc.crm.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.domain.user.Role;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VisibilityTest {
    private static final UserId ME = new UserId("me");
    private static final UserId OTHER = new UserId("other");

    private final Actor agent = actor(Role.AGENT, "denis");
    private final Actor manager = actor(Role.MANAGER, "denis");
    private final Actor auditor = actor(Role.AGENT, "denis", Permission.ADMIN_AUDIT);
    private final Actor administrator = actor(Role.ADMIN, null);

    @Test
    void agentsReachTheirOwnLeadsAndTheQueue() {
        Visibility reach = Visibility.toAct(agent);

        assertThat(reach.lead(ME, "denis")).isTrue();
        assertThat(reach.lead(null, null)).isTrue();
        assertThat(reach.lead(OTHER, "denis")).isFalse();
    }

    @Test
    void managersReachWhatTheirTeamHas() {
        Visibility reach = Visibility.toAct(manager);

        assertThat(reach.lead(OTHER, "denis")).isTrue();
        assertThat(reach.lead(OTHER, "marine")).isFalse();
        assertThat(reach.user(OTHER, "denis")).isTrue();
        assertThat(reach.user(OTHER, null)).isFalse();
    }

    @Test
    void aManagerWithoutATeamLeadsNobody() {
        Visibility reach = Visibility.toAct(actor(Role.MANAGER, null));

        assertThat(reach.user(OTHER, null)).isFalse();
        assertThat(reach.lead(OTHER, null)).isFalse();
        assertThat(reach.campaign("denis")).isFalse();
    }

    @Test
    void everybodyReachesTheirTeamsCampaignsAndThoseOfNoTeam() {
        assertThat(Visibility.toAct(agent).campaign("denis")).isTrue();
        assertThat(Visibility.toAct(agent).campaign(null)).isTrue();
        assertThat(Visibility.toAct(agent).campaign("marine")).isFalse();
    }

    @Test
    void auditorsSeeEverythingAndChangeNoMoreThanTheirRoleReaches() {
        assertThat(Visibility.toSee(auditor).lead(OTHER, "marine")).isTrue();
        assertThat(Visibility.toAct(auditor).lead(OTHER, "marine")).isFalse();
        assertThat(Visibility.toAct(auditor).campaign("marine")).isFalse();
        assertThat(Visibility.toAct(auditor).user(OTHER, "denis")).isFalse();
    }

    @Test
    void auditorsReadInTheClearWhatTheyWouldReadWithoutBeingOne() {
        assertThat(Visibility.inTheClear(auditor).lead(ME, "denis")).isTrue();
        assertThat(Visibility.inTheClear(auditor).lead(OTHER, "denis")).isFalse();
        assertThat(Visibility.ofStaffInTheClear(auditor).user(OTHER, "denis")).isFalse();
        Actor alsoAdministersUsers = actor(Role.AGENT, "denis", Permission.ADMIN_AUDIT, Permission.ADMIN_USERS);
        assertThat(Visibility.ofStaffInTheClear(alsoAdministersUsers).user(OTHER, "denis"))
                .isTrue();
    }

    @Test
    void administratorsReachEverything() {
        assertThat(Visibility.toAct(administrator).lead(OTHER, "marine")).isTrue();
        assertThat(Visibility.inTheClear(administrator).campaign("marine")).isTrue();
    }

    private static Actor actor(Role role, String team, Permission... permissions) {
        Set<Permission> held = EnumSet.noneOf(Permission.class);
        held.addAll(Set.of(permissions));
        return new Actor(ME, role, team, held, "session");
    }
}
