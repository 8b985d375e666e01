package com.mdmc.crm.platform.security;

import java.util.Optional;

/** Authentication of bearer tokens. */
public interface BearerSessions {

    /** The actor of a live session of an active account; empty for any other token. */
    Optional<Actor> actorOf(String token);

    /** The actor of a session that is still live, by its id; for what goes on after its token was seen. */
    Optional<Actor> actorOfSession(String sessionId);
}
