package com.mdmc.crm.platform.edge;

import com.mdmc.crm.platform.security.Actor;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A request whose opaque token was accepted, as Spring Security sees it. */
final class ActorAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1;

    private final transient Actor actor;

    ActorAuthentication(Actor actor) {
        super(List.of());
        this.actor = actor;
        super.setAuthenticated(true);
    }

    /** Null: the token itself is kept nowhere. */
    @Override
    public Object getCredentials() {
        return null;
    }

    @Override
    public Actor getPrincipal() {
        return actor;
    }

    @Override
    public String getName() {
        return actor.id().value();
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
