package com.mdmc.crm.platform.security;

import java.util.Optional;

/** Knows whose session a bearer token opens. */
public interface BearerSessions {

    /** The actor behind a live session of an active account; nothing for any other token. */
    Optional<Actor> actorOf(String token);
}
