package com.mdmc.crm.platform.security;

import java.util.Optional;

/** Authentication of bearer tokens. */
public interface BearerSessions {

    /** The actor of a live session of an active account; empty for any other token. */
    Optional<Actor> actorOf(String token);
}
