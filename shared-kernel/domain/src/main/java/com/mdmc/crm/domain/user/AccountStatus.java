package com.mdmc.crm.domain.user;

import com.mdmc.crm.domain.EventFold;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.user.UserEvent.UserActivated;
import com.mdmc.crm.domain.user.UserEvent.UserCreated;
import com.mdmc.crm.domain.user.UserEvent.UserDeactivated;
import com.mdmc.crm.domain.user.UserEvent.UserEmailChanged;
import com.mdmc.crm.domain.user.UserEvent.UserEmailVerified;
import com.mdmc.crm.domain.user.UserEvent.UserPasswordReset;
import com.mdmc.crm.domain.user.UserEvent.UserPermissionsChanged;
import com.mdmc.crm.domain.user.UserEvent.UserPlatformsChanged;
import com.mdmc.crm.domain.user.UserEvent.UserRoleChanged;
import com.mdmc.crm.domain.user.UserEvent.UserTeamChanged;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Map;
import java.util.Set;

/**
 * The status of an account: what decides over what its user may see and do.
 *
 * @param permissions flags that differ from the role's defaults
 * @param team {@code null} for none
 * @param verified whether the e-mail address was proved to be theirs
 */
@RecordBuilder
public record AccountStatus(
        Role role,
        Map<Permission, Boolean> permissions,
        String team,
        Set<Platform> assignedPlatforms,
        boolean active,
        boolean verified)
        implements AccountStatusBuilder.With {

    /** The status as a user's events make it. */
    public static final EventFold<AccountStatus> FOLD = EventFold.of(AccountStatus.class)
            .on(
                    UserCreated.class,
                    (none, created) -> new AccountStatus(
                            created.role(),
                            created.permissions(),
                            created.team(),
                            created.assignedPlatforms(),
                            true,
                            false))
            .on(UserRoleChanged.class, (status, changed) -> status.withRole(changed.to()))
            .on(UserPermissionsChanged.class, (status, changed) -> status.withPermissions(changed.to()))
            .on(UserTeamChanged.class, (status, changed) -> status.withTeam(changed.to()))
            .on(UserPlatformsChanged.class, (status, changed) -> status.withAssignedPlatforms(changed.to()))
            .on(UserActivated.class, status -> status.withActive(true))
            .on(UserDeactivated.class, status -> status.withActive(false))
            .on(UserEmailVerified.class, status -> status.withVerified(true))
            .on(UserEmailChanged.class, status -> status.withVerified(true))
            // Whoever uses a mailed link reads the mail of that address.
            .on(UserPasswordReset.class, status -> status.withVerified(true))
            .build();
}
