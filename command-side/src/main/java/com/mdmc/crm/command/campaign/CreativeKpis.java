package com.mdmc.crm.command.campaign;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.bus.AggregateGuard;
import com.mdmc.crm.command.bus.CommandMetaData;
import com.mdmc.crm.command.bus.Decided;
import com.mdmc.crm.command.campaign.CreativeKpisCommand.CreativeMonth;
import com.mdmc.crm.command.campaign.CreativeKpisCommand.RecordCreativeDay;
import com.mdmc.crm.command.campaign.CreativeKpisCommand.RecordCreativeDays;
import com.mdmc.crm.kernel.campaign.CreativeKpisEvent.CampaignCreativeKpisRecorded;
import com.mdmc.crm.kernel.campaign.CreativeKpisEvent.CampaignCreativeKpisRestated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * A month of one creative's daily figures. They are part of what the platform reports of the whole day, so nothing but
 * the creative itself is judged by them.
 */
@Aggregate(snapshotTriggerDefinition = "everyHundredEvents", cache = "aggregateCache")
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public class CreativeKpis {
    @AggregateIdentifier
    private String id;

    private final Map<LocalDate, KnownDay> days = new TreeMap<>();

    CreativeKpis() {}

    @CommandHandlerInterceptor
    Object guard(
            CreativeKpisCommand command,
            @MetaDataValue(CommandMetaData.EXPECTED_VERSION) Long expectedVersion,
            InterceptorChain decision)
            throws Exception {
        AggregateGuard.requireVersion(expectedVersion);
        Object outcome = decision.proceed();
        return new Decided(AggregateGuard.version(), outcome);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    DayOutcome decide(RecordCreativeDay command, LatestFetches fetches) {
        return decision(command.month(), command.terms(), command.receivedAt(), fetches)
                .onOnly(command.day());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    List<DayOutcome> decide(RecordCreativeDays command, LatestFetches fetches) {
        return decision(command.month(), command.terms(), command.receivedAt(), fetches)
                .onAll(command.days());
    }

    private FigureDecision decision(CreativeMonth month, FigureTerms terms, Instant receivedAt, LatestFetches fetches) {
        AdAccount account = terms.creative(month.creativeId());
        FigureIntake intake = new FigureIntake(month, account, receivedAt, fetches);
        return new FigureDecision(days, intake, new Facts(month));
    }

    private record Facts(CreativeMonth month) implements FigureFacts {

        @Override
        public void recorded(LocalDate date, KnownDay day) {
            apply(new CampaignCreativeKpisRecorded(
                    month.campaignId(), month.creativeId(), date, day.currency(), day.figures(), day.fetchedAt()));
        }

        @Override
        public void restated(LocalDate date, KnownDay before, KnownDay day) {
            apply(new CampaignCreativeKpisRestated(
                    month.campaignId(),
                    month.creativeId(),
                    date,
                    day.currency(),
                    before.figures(),
                    day.figures(),
                    day.fetchedAt(),
                    before.currencyUnless(day.currency())));
        }
    }

    @EventSourcingHandler
    void evolve(CampaignCreativeKpisRecorded event) {
        id = CreativeMonth.of(event.campaignId(), event.creativeId(), event.date())
                .toString();
        days.put(event.date(), new KnownDay(event.figures(), event.currency(), event.fetchedAt()));
    }

    @EventSourcingHandler
    void evolve(CampaignCreativeKpisRestated event) {
        days.put(event.date(), new KnownDay(event.current(), event.currency(), event.fetchedAt()));
    }
}
