package com.mdmc.crm.command.automation;

import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.CurrentRequest;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Acts as the system because time has passed, without an event or a request behind it. */
final class OwnInitiative {
    private OwnInitiative() {}

    /** Runs {@code work} in the name of {@code rule}; what it sets in motion is told apart by a correlation id. */
    static <T> T of(String rule, Supplier<T> work) {
        String correlationId =
                rule + "-" + Long.toHexString(ThreadLocalRandom.current().nextLong());
        return CurrentRequest.as(Actor.system(rule), correlationId, null, work);
    }
}
