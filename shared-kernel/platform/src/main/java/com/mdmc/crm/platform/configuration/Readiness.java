package com.mdmc.crm.platform.configuration;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why the program cannot do its work now, by cause; it is ready while there is none. */
public final class Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

    private final Map<String, String> reasons = new ConcurrentSkipListMap<>();

    /** Something keeps the program from its work until it is {@link #resolved}; logged when it is new. */
    public void lost(String cause, String reason) {
        if (reasons.put(cause, reason) == null) {
            LOG.error("Not ready ({}): {}", cause, reason);
        }
    }

    /** The cause is gone. */
    public void resolved(String cause) {
        if (reasons.remove(cause) != null) {
            LOG.warn("The reason not to be ready is gone: {}", cause);
        }
    }

    /** A sentence by cause. */
    Map<String, String> reasons() {
        return Map.copyOf(reasons);
    }
}
