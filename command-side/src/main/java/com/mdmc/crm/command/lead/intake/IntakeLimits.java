package com.mdmc.crm.command.lead.intake;

import com.mdmc.crm.platform.security.EventThrottle;
import java.time.Clock;
import java.time.Duration;

/** How often one address may call, for tickets and with submissions, and how many submissions a form lets in. */
final class IntakeLimits {
    /** Seconds after which one who was refused may come again. */
    static final int RETRY_AFTER = 10;

    private final EventThrottle byAddress;
    private final EventThrottle byForm;

    /**
     * @param addressBurst calls of an address at once; one more every ten seconds
     * @param formBurst submissions of a form at once; one more every second
     */
    IntakeLimits(long addressBurst, long formBurst, Clock clock) {
        this.byAddress = new EventThrottle(addressBurst, Duration.ofSeconds(RETRY_AFTER), clock);
        this.byForm = new EventThrottle(formBurst, Duration.ofSeconds(1), clock);
    }

    boolean allowsAddress(String fingerprint) {
        return byAddress.pass(fingerprint).isPresent();
    }

    boolean allowsForm(String form) {
        return byForm.pass(form).isPresent();
    }
}
