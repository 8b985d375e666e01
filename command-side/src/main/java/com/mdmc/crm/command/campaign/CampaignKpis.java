package com.mdmc.crm.command.campaign;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.bus.AggregateGuard;
import com.mdmc.crm.command.bus.CommandMetaData;
import com.mdmc.crm.command.bus.Decided;
import com.mdmc.crm.command.campaign.FigureMonth.CreativeMonth;
import com.mdmc.crm.command.campaign.FigureMonth.KpisMonth;
import com.mdmc.crm.command.campaign.KpisCommand.RecordDay;
import com.mdmc.crm.command.campaign.KpisCommand.RecordDays;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRecorded;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRestated;
import com.mdmc.crm.domain.campaign.kpi.CreativeKpisEvent.CampaignCreativeKpisRecorded;
import com.mdmc.crm.domain.campaign.kpi.CreativeKpisEvent.CampaignCreativeKpisRestated;
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
 * A month of daily figures, of one platform or of one creative. Whether the campaign takes figures at all was decided by
 * the campaign; here it is decided what a day's figures change.
 */
@Aggregate(snapshotTriggerDefinition = "regularSnapshots", cache = "aggregateCache")
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public class CampaignKpis {
    @AggregateIdentifier
    private String id;

    private final Map<LocalDate, KnownDay> days = new TreeMap<>();

    CampaignKpis() {}

    @CommandHandlerInterceptor
    Object guard(
            KpisCommand command,
            @MetaDataValue(CommandMetaData.EXPECTED_VERSION) Long expectedVersion,
            InterceptorChain decision)
            throws Exception {
        AggregateGuard.requireVersion(expectedVersion);
        Object outcome = decision.proceed();
        return new Decided(AggregateGuard.version(), outcome);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    DayOutcome decide(RecordDay command, LatestFetches fetches) {
        return decision(command.month(), command.terms(), command.receivedAt(), fetches)
                .onOnly(command.day());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    List<DayOutcome> decide(RecordDays command, LatestFetches fetches) {
        return decision(command.month(), command.terms(), command.receivedAt(), fetches)
                .onAll(command.days());
    }

    private FigureDecision decision(FigureMonth month, FigureTerms terms, Instant receivedAt, LatestFetches fetches) {
        FigureIntake intake = new FigureIntake(month, month.account(terms), receivedAt, fetches);
        return new FigureDecision(days, intake, month.facts(terms));
    }

    @EventSourcingHandler
    void evolve(CampaignKpisRecorded event) {
        id = KpisMonth.of(event.campaignId(), event.platform(), event.date()).toString();
        days.put(event.date(), new KnownDay(event.figures(), event.currency(), event.fetchedAt()));
    }

    @EventSourcingHandler
    void evolve(CampaignKpisRestated event) {
        days.put(event.date(), new KnownDay(event.current(), event.currency(), event.fetchedAt()));
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
