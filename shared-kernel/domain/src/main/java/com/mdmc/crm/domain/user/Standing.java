package com.mdmc.crm.domain.user;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.user.UserEvent.UserActivated;
import com.mdmc.crm.domain.user.UserEvent.UserCreated;
import com.mdmc.crm.domain.user.UserEvent.UserDeactivated;
import com.mdmc.crm.domain.user.UserEvent.UserEmailVerified;
import com.mdmc.crm.domain.user.UserEvent.UserPasswordReset;
import com.mdmc.crm.domain.user.UserEvent.UserPermissionsChanged;
import com.mdmc.crm.domain.user.UserEvent.UserPlatformsChanged;
import com.mdmc.crm.domain.user.UserEvent.UserRoleChanged;
import com.mdmc.crm.domain.user.UserEvent.UserTeamChanged;
import java.util.Map;
import java.util.Set;

/**
 * Where a user stands in the house: what decides over what they may see and do.
 *
 * @param permissions flags that differ from the role's defaults
 * @param team {@code null} for none
 * @param verified whether the e-mail address was proved to be theirs
 */
public record Standing(
        Role role,
        Map<Permission, Boolean> permissions,
        String team,
        Set<Platform> assignedPlatforms,
        boolean active,
        boolean verified) {

    /** The standing after one more event; {@code before} is {@code null} ahead of the first. */
    public static Standing after(Standing before, UserEvent event) {
        if (event instanceof UserCreated created) {
            return new Standing(
                    created.role(), created.permissions(), created.team(), created.assignedPlatforms(), true, false);
        } else if (event instanceof UserRoleChanged changed) {
            return before.withRole(changed.to());
        } else if (event instanceof UserPermissionsChanged changed) {
            return before.withPermissions(changed.to());
        } else if (event instanceof UserTeamChanged changed) {
            return before.withTeam(changed.to());
        } else if (event instanceof UserPlatformsChanged changed) {
            return before.withPlatforms(changed.to());
        } else if (event instanceof UserActivated) {
            return before.withActive(true);
        } else if (event instanceof UserDeactivated) {
            return before.withActive(false);
        } else if (event instanceof UserEmailVerified || event instanceof UserPasswordReset) {
            return before.withVerified();
        }
        return before;
    }

    public Standing withRole(Role role) {
        return new Standing(role, permissions, team, assignedPlatforms, active, verified);
    }

    public Standing withPermissions(Map<Permission, Boolean> permissions) {
        return new Standing(role, permissions, team, assignedPlatforms, active, verified);
    }

    public Standing withActive(boolean active) {
        return new Standing(role, permissions, team, assignedPlatforms, active, verified);
    }

    private Standing withTeam(String team) {
        return new Standing(role, permissions, team, assignedPlatforms, active, verified);
    }

    private Standing withPlatforms(Set<Platform> assignedPlatforms) {
        return new Standing(role, permissions, team, assignedPlatforms, active, verified);
    }

    // Whoever uses a mailed link up reads the mail of that address.
    private Standing withVerified() {
        return new Standing(role, permissions, team, assignedPlatforms, active, true);
    }
}
