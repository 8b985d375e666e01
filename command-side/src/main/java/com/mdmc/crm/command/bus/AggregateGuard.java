package com.mdmc.crm.command.bus;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.Kind;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.AggregateLifecycle;

/** What every aggregate asks before it decides, and answers afterwards. */
public final class AggregateGuard {
    private AggregateGuard() {}

    /** Fails if the caller decided on another version than there is; {@code null} means any version will do. */
    public static void requireVersion(Long expected) {
        if (expected != null && expected != version()) {
            throw new Rejection(
                    Kind.STALE, "stale-version", Map.of("expected", expected, "current", version()), List.of());
        }
    }

    /** Fails as not found for an actor who may not see the thing, as forbidden for one who may do no more than that. */
    public static void requireReach(boolean seen, boolean actedOn) {
        if (!seen) {
            throw Rejection.notFound();
        }
        if (!actedOn) {
            throw Rejection.forbidden("scope");
        }
    }

    /** The number of events in the stream of the aggregate at work. */
    public static long version() {
        Long sequence = AggregateLifecycle.getVersion();
        return sequence == null ? 0 : sequence + 1;
    }
}
