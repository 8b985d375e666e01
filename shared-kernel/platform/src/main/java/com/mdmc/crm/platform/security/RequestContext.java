package com.mdmc.crm.platform.security;

import com.mdmc.crm.ledger.format.EventMetadata;

/**
 * Who acts and where the action came from. The HTTP edge makes one for each request and controllers receive it as an
 * argument; the system's own rules make theirs with {@link #system}. It is handed on as a parameter and bound to no
 * thread.
 *
 * @param actor {@code null} before log-in
 * @param origin what is known before a command is chosen: correlation, method, path and network address
 */
public record RequestContext(Actor actor, EventMetadata origin) {

    /**
     * The system acting on a rule of its own.
     *
     * @param causationId the event that made the rule act; {@code null} for none
     */
    public static RequestContext system(String rule, String correlationId, String causationId) {
        EventMetadata origin = new EventMetadata(
                null, null, null, null, correlationId, causationId, null, null, null, null, null, null, null, null);
        return new RequestContext(Actor.system(rule), origin);
    }

    /** The same request under the command id its events are stored with, so that a repetition can be recognised. */
    public RequestContext withCommandId(String commandId) {
        return new RequestContext(actor, origin.withCommandId(commandId));
    }

    /** The same request on behalf of another actor: a user who has just authenticated, or a rule of the system. */
    public RequestContext by(Actor other) {
        return new RequestContext(other, origin);
    }

    /** The metadata of the events of an action; {@code command} names it. */
    public EventMetadata metadata(String command) {
        return new EventMetadata(
                actor.id().value(),
                actor.role().wire(),
                actor.team(),
                actor.sessionId(),
                origin.correlationId(),
                origin.causationId(),
                origin.method(),
                origin.path(),
                origin.ip(),
                origin.userAgent(),
                origin.referer(),
                origin.commandId(),
                command,
                origin.receivedAt());
    }
}
