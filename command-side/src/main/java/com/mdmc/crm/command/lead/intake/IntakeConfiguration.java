package com.mdmc.crm.command.lead.intake;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.ledger.serialization.EventType;
import com.mdmc.crm.platform.edge.PublicOrigins;
import com.mdmc.crm.platform.http.ClientAddresses;
import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.EventThrottle;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Configuration of what comes in by the forms of websites. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {
    private static final int DROPPED_AT_ONCE = 3;

    @Bean
    EventType intakeFormSnapshots() {
        return EventType.named("IntakeForm", IntakeForm.class);
    }

    @Bean
    IntakeForms intakeForms(EventStore events) {
        return new IntakeForms(events);
    }

    @Bean
    UsedTickets usedTickets(MongoDatabase database, Clock clock) {
        return new UsedTickets(database, clock);
    }

    @Bean
    SubmissionForms submissionForms(JsonMapper json, Validator validator) {
        return new SubmissionForms(json, validator);
    }

    @Bean
    LeadIntake leadIntake(
            Commands commands,
            EventStore events,
            BlindIndex blindIndex,
            Privacy privacy,
            MessageSource messages,
            Clock clock) {
        return new LeadIntake(
                commands, events, blindIndex, new RequestNotes(messages), new LeadSources(privacy, clock), clock);
    }

    /** A ticket and a submission, with some mistakes corrected, are a handful of calls; an office shares an address. */
    @Bean
    IntakeLimits intakeLimits(
            @Value("${crm.limits.intake-by-address:40}") long byAddress,
            @Value("${crm.limits.intake-by-form:120}") long byForm,
            Clock clock) {
        return new IntakeLimits(byAddress, byForm, clock);
    }

    @Bean
    IntakeGate intakeGate(
            IntakeForms forms,
            UsedTickets used,
            IntakeLimits limits,
            LeadIntake leads,
            EventBus events,
            MeterRegistry meters,
            ClientAddresses addresses,
            BlindIndex blindIndex,
            JsonMapper json,
            Clock clock) {
        EventThrottle throttle = new EventThrottle(DROPPED_AT_ONCE, Duration.ofMinutes(1), clock);
        return new IntakeGate(
                forms,
                new IntakeTickets(blindIndex, clock),
                used,
                limits,
                new DroppedSubmissions(events, throttle, meters),
                leads,
                addresses,
                blindIndex,
                json,
                clock);
    }

    @Bean
    PublicOrigins intakeOrigins(IntakeForms forms) {
        return new IntakeOrigins(forms);
    }
}
