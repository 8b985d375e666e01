package com.mdmc.crm.platform.security;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.Credentials;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.domain.user.Preferences;
import com.mdmc.crm.domain.user.Standing;
import com.mdmc.crm.domain.user.UserName;
import java.time.Instant;
import java.util.Set;

/**
 * What both sides must know of a user to let them in and to decide over their requests.
 *
 * @param lockedUntil {@code null} unless too many log-ins failed; may lie in the past
 * @param version number of the user's events that went into it
 */
public record Account(
        UserId id,
        UserName name,
        PersonalText email,
        Standing standing,
        Credentials credentials,
        Preferences preferences,
        Instant lockedUntil,
        long version) {

    public boolean isLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    /** The role's permissions with the account's own flags laid over them. */
    @JsonIgnore
    public Set<Permission> permissions() {
        return RolePermissions.effective(standing.role(), standing.permissions());
    }

    /** The user at work in a session. */
    public Actor actor(String sessionId) {
        return new Actor(id, standing.role(), standing.team(), permissions(), sessionId);
    }
}
