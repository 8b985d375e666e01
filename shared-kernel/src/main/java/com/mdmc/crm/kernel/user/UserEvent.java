package com.mdmc.crm.kernel.user;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.kernel.DomainEvent;
import com.mdmc.crm.kernel.value.PersonalText;
import com.mdmc.crm.kernel.value.Platform;
import com.mdmc.crm.kernel.value.UserId;
import java.util.Map;
import java.util.Set;

/** Everything that can have happened to a member of staff's account. Secrets are never part of it. */
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

    /** Somebody proved to be this user and began a session. */
    record UserLoggedIn(UserId userId, String sessionId) implements UserEvent {}

    /** The user ended a session. */
    record UserLoggedOut(UserId userId, String sessionId) implements UserEvent {}
}
