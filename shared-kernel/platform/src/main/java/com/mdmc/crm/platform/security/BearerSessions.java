package com.mdmc.crm.platform.security;

import java.util.Optional;

/** Authentication of bearer tokens. */
public interface BearerSessions {

    /** The actor of a live session of an active account, or of an API token that is good; empty for any other token. */
    Optional<Actor> actorOf(String token);

    /** The actor of a session or API token that still counts, by its id; for what goes on after it was presented. */
    Optional<Actor> actorOfSession(String sessionId);
}
