package com.mdmc.crm.command.identity.link;

import com.mdmc.crm.domain.PersonalText;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts the mails that the server took and those it did not. */
final class CountedDelivery implements Delivery {
    private final Delivery delivery;
    private final Counter sent;
    private final Counter failed;

    CountedDelivery(Delivery delivery, MeterRegistry registry) {
        this.delivery = delivery;
        this.sent = counter(registry, "sent");
        this.failed = counter(registry, "failed");
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("crm.mails")
                .description("handed to the mail server")
                .tag("outcome", outcome)
                .register(registry);
    }

    @Override
    public void deliver(PersonalText address, String subject, String text, String link) {
        try {
            delivery.deliver(address, subject, text, link);
            sent.increment();
        } catch (RuntimeException refused) {
            failed.increment();
            throw refused;
        }
    }
}
