package com.mdmc.crm.command.automation;

import com.mdmc.crm.platform.security.RequestContext;
import java.util.concurrent.ThreadLocalRandom;

/** Acts as the system because time has passed, without an event or a request behind it. */
final class SystemActor {
    private SystemActor() {}

    /** The context of one action in the name of {@code rule}, with a correlation id of its own. */
    static RequestContext of(String rule) {
        String correlationId =
                rule + "-" + Long.toHexString(ThreadLocalRandom.current().nextLong());
        return RequestContext.system(rule, correlationId, null);
    }
}
