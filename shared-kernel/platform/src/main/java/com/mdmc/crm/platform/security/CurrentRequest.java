package com.mdmc.crm.platform.security;

import com.mdmc.crm.ledger.format.Provenance;
import java.util.function.Supplier;

/**
 * The request this thread works on: who asks and how it arrived. Bound by the HTTP edge for a person and by
 * {@link #as} for the system's own rules; reading it anywhere else without a binding fails.
 */
public final class CurrentRequest {
    private static final ThreadLocal<CurrentRequest> BOUND = new ThreadLocal<>();

    private final Actor actor;
    private final Provenance origin;

    public CurrentRequest(Actor actor, Provenance origin) {
        this.actor = actor;
        this.origin = origin;
    }

    /** The request bound to this thread. */
    public static CurrentRequest get() {
        CurrentRequest request = BOUND.get();
        if (request == null) {
            throw new IllegalStateException("no request is bound to this thread");
        }
        return request;
    }

    public static boolean isBound() {
        return BOUND.get() != null;
    }

    /** Runs {@code work} on behalf of {@code actor}, for rules that act without a request of their own. */
    public static <T> T as(Actor actor, String correlationId, String causationId, Supplier<T> work) {
        Provenance origin = new Provenance(
                null, null, null, null, correlationId, causationId, null, null, null, null, null, null, null, null);
        return new CurrentRequest(actor, origin).call(work);
    }

    /** Runs {@code work} with this request bound, and restores what was bound before. */
    public <T> T call(Supplier<T> work) {
        CurrentRequest before = BOUND.get();
        BOUND.set(this);
        try {
            return work.get();
        } finally {
            BOUND.set(before);
        }
    }

    /** This request with the identifier its commands are recorded under, so that a repetition can be recognised. */
    public CurrentRequest withCommandId(String commandId) {
        return new CurrentRequest(actor, origin.withCommandId(commandId));
    }

    /** The same request on behalf of somebody else: whoever just proved who they are, or a rule of the system. */
    public CurrentRequest by(Actor other) {
        return new CurrentRequest(other, origin);
    }

    /** Who asks; {@code null} before log-in. */
    public Actor actor() {
        return actor;
    }

    /** What is known of the action before a command is chosen: correlation, method, path and network address. */
    public Provenance origin() {
        return origin;
    }

    /** What an action of this request is recorded with. */
    public Provenance provenance(String command) {
        return new Provenance(
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
