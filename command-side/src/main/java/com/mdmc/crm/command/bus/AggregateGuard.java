package com.mdmc.crm.command.bus;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.Kind;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.modelling.command.AggregateLifecycle;

/** Preconditions of every aggregate's decisions, and its version. */
public final class AggregateGuard {
    private AggregateGuard() {}

    /** Optimistic lock: fails if the caller decided on another version; {@code null} stands for any. */
    public static void requireVersion(Long expected) {
        if (expected != null && expected != version()) {
            throw new Rejection(
                    Kind.STALE, "stale-version", Map.of("expected", expected, "current", version()), List.of());
        }
    }

    /** Has an aggregate decide on the version the caller expects; answers the version it has then. */
    public static long decided(Long expected, InterceptorChain decision) throws Exception {
        requireVersion(expected);
        decision.proceed();
        return version();
    }

    /** Fails as not found for an actor who may not see the resource, as forbidden for one who may only see it. */
    public static void requireReach(boolean seen, boolean actedOn) {
        if (!seen) {
            throw Rejection.notFound();
        }
        if (!actedOn) {
            throw Rejection.forbidden("scope");
        }
    }

    /** Number of events in the stream of the aggregate that is handling a command. */
    public static long version() {
        Long sequence = AggregateLifecycle.getVersion();
        return sequence == null ? 0 : sequence + 1;
    }
}
