package com.mdmc.crm.command.lead.intake;

import com.mdmc.crm.domain.WireEnum;
import com.mdmc.crm.domain.access.AccessEvent.IntakeSubmissionDropped;
import com.mdmc.crm.domain.lead.intake.IntakeFormEvent;
import com.mdmc.crm.platform.security.EventThrottle;
import com.mdmc.crm.platform.security.RequestContext;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;

/** Counts and puts on record what was not let in; of a flood some are recorded, with the number of the others. */
final class DroppedSubmissions {
    private final EventBus events;
    private final EventThrottle throttle;
    private final MeterRegistry meters;

    DroppedSubmissions(EventBus events, EventThrottle throttle, MeterRegistry meters) {
        this.events = events;
        this.throttle = throttle;
        this.meters = meters;
    }

    /** Why something was not let in. */
    enum Cause implements WireEnum {
        WRONG_ORIGIN,
        HONEYPOT,
        FORGED_TICKET,
        TOO_FAST,
        REPLAYED,
        FLOOD
    }

    /** @param context of the request, on behalf of the form */
    void record(String form, Cause cause, RequestContext context) {
        Counter.builder("crm.intake.dropped")
                .description("submissions of website forms that were not let in")
                .tag("cause", cause.wire())
                .register(meters)
                .increment();
        throttle.pass(form + " " + cause.wire())
                .ifPresent(suppressed -> events.publish(new GenericEventMessage<>(
                        new IntakeSubmissionDropped(
                                IntakeFormEvent.subject(form), cause.wire(), suppressed == 0 ? null : suppressed),
                        context.metadata("SubmitIntakeForm").toMap())));
    }
}
