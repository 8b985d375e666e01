package com.mdmc.crm.platform.projection;

import com.mdmc.crm.domain.access.AccessEvent.ViewMismatchDetected;
import com.mdmc.crm.ledger.format.EventMetadata;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.projections.selfcheck.SelfCheck.Findings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Raises the alarm when views are not what the ledger makes of them: in the log, in the audit, and in the details of
 * the program's health. The program goes on serving.
 */
public final class SelfCheckAlarm extends AbstractHealthIndicator implements MeterBinder {
    private static final Logger LOG = LoggerFactory.getLogger(SelfCheckAlarm.class);
    private static final String RULE = "self-check";
    private static final int NAMED = 20;

    private final EventBus events;
    private volatile Findings last;

    SelfCheckAlarm(EventBus events) {
        super("the self-check cannot be told");
        this.events = events;
    }

    /** Hears what a check found. */
    public void tell(Findings findings) {
        last = findings;
        findings.behind().forEach(view -> LOG.warn("{} was too far behind to be checked", view));
        findings.differences().forEach((view, documents) -> raise(view, documents, findings.position()));
        if (findings.isFaultless()) {
            LOG.info("All views are what the ledger makes of them up to position {}", findings.position());
        }
    }

    private void raise(String view, List<String> documents, long position) {
        List<String> named = documents.stream().limit(NAMED).toList();
        LOG.error(
                "{} differs from the ledger up to position {} in {} documents: {}",
                view,
                position,
                documents.size(),
                named);
        ViewMismatchDetected mismatch = new ViewMismatchDetected("view-" + view, named, documents.size(), position);
        String check = RULE + "-" + view + "-" + position;
        EventMetadata metadata = RequestContext.system(RULE, check, null).metadata("CheckViews");
        events.publish(new GenericEventMessage<>(mismatch, metadata.toMap()));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(
                        "crm.self.check.differences",
                        () -> last == null
                                ? Double.NaN
                                : (double) last.differences().size())
                .description("collections that the last self-check of this node found to differ")
                .register(registry);
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Findings findings = last;
        health.up();
        if (findings != null) {
            health.withDetail("position", findings.position())
                    .withDetail("differing", List.copyOf(findings.differences().keySet()))
                    .withDetail("behind", findings.behind());
        }
    }
}
