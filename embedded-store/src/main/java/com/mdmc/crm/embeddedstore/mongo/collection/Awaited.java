package com.mdmc.crm.embeddedstore.mongo.collection;

/**
 * The last unit of the log the command running in this thread has written or seen: its reply leaves once that unit is
 * durable, so that nobody acts on what a crash could take back.
 */
public final class Awaited {

    private static final ThreadLocal<Awaited> CURRENT = ThreadLocal.withInitial(Awaited::new);

    private long unit;

    private Awaited() {}

    /** Called when a command begins. */
    public static void reset() {
        CURRENT.get().unit = 0;
    }

    static void raise(long unit) {
        Awaited current = CURRENT.get();
        current.unit = Math.max(current.unit, unit);
    }

    public static long unit() {
        return CURRENT.get().unit;
    }
}
