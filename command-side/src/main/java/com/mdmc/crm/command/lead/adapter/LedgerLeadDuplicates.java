package com.mdmc.crm.command.lead.adapter;

import com.mdmc.crm.command.lead.decision.Lead;
import com.mdmc.crm.command.lead.decision.LeadContent;
import com.mdmc.crm.command.lead.decision.LeadDuplicates;
import com.mdmc.crm.command.lead.decision.TakenOver;
import com.mdmc.crm.command.lead.engagement.LeadEngagement;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.EngagementCounts;
import com.mdmc.crm.domain.lead.LeadEngagementEvent.LeadEngagementRecorded;
import com.mdmc.crm.domain.lead.LeadEvent;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import com.mdmc.crm.platform.security.Actor;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateNotFoundException;

/**
 * Loads the duplicate in the unit of work of its survivor, so that both are appended in one commit. What one has for
 * the other is read from its events; if more are written meanwhile, the commit is refused and decided again.
 */
public final class LedgerLeadDuplicates implements LeadDuplicates {
    private final Supplier<Configuration> axon;
    private final EventStore events;

    public LedgerLeadDuplicates(Supplier<Configuration> axon, EventStore events) {
        this.axon = axon;
        this.events = events;
    }

    @Override
    public LeadContent end(LeadId duplicate, LeadId survivor, PersonalText reason, Actor actor) {
        LeadContent content = contentOf(duplicate);
        onDuplicate(duplicate, lead -> lead.endIn(survivor, reason, actor));
        addEngagement(survivor, content.engagement());
        return content;
    }

    @Override
    public TakenOver separate(LeadId duplicate, LeadId survivor, Actor actor) {
        TakenOver taken = new TakenOver(duplicate);
        each(survivor.value(), event -> taken.add((LeadEvent) event.getPayload(), timeOf(event)));
        taken.requireUnchanged();
        onDuplicate(duplicate, lead -> lead.separateFrom(survivor, actor));
        addEngagement(survivor, contentOf(duplicate).engagement().negated());
        return taken;
    }

    private LeadContent contentOf(LeadId lead) {
        LeadContent content = new LeadContent();
        each(lead.value(), event -> content.add((LeadEvent) event.getPayload(), timeOf(event)));
        each(LeadEngagement.streamOf(lead), event -> content.add((LeadEngagementRecorded) event.getPayload()));
        return content;
    }

    private void each(String stream, Consumer<DomainEventMessage<?>> reader) {
        events.readEvents(stream, 0).forEachRemaining(reader);
    }

    /** The time that the views tell: that of the commit. */
    private static Instant timeOf(DomainEventMessage<?> event) {
        return LedgerPosition.find(event).map(LedgerPosition::commitTime).orElseGet(event::getTimestamp);
    }

    private void onDuplicate(LeadId duplicate, Consumer<Lead> order) {
        try {
            axon.get().repository(Lead.class).load(duplicate.value()).execute(order);
        } catch (AggregateNotFoundException | IncompatibleAggregateException unknown) {
            throw Rejection.invalid("leadId", "unknown-lead");
        }
    }

    private void addEngagement(LeadId survivor, EngagementCounts counts) {
        if (counts.equals(EngagementCounts.NONE)) {
            return;
        }
        try {
            axon.get()
                    .repository(LeadEngagement.class)
                    .loadOrCreate(LeadEngagement.streamOf(survivor), LeadEngagement::new)
                    .execute(engagement -> engagement.record(survivor, counts));
        } catch (Exception impossible) {
            throw new IllegalStateException("the engagement of " + survivor.value() + " was not created", impossible);
        }
    }
}
