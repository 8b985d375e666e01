package com.mdmc.crm.command.campaign;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.bus.AggregateGuard;
import com.mdmc.crm.command.bus.CommandMetaData;
import com.mdmc.crm.command.bus.Decided;
import com.mdmc.crm.command.campaign.DayOutcome.Change;
import com.mdmc.crm.command.campaign.KpisCommand.DayReport;
import com.mdmc.crm.command.campaign.KpisCommand.KpisMonth;
import com.mdmc.crm.command.campaign.KpisCommand.RecordDay;
import com.mdmc.crm.command.campaign.KpisCommand.RecordDays;
import com.mdmc.crm.kernel.Rejection;
import com.mdmc.crm.kernel.campaign.CampaignKpisEvent.CampaignKpisRecorded;
import com.mdmc.crm.kernel.campaign.CampaignKpisEvent.CampaignKpisRestated;
import com.mdmc.crm.kernel.campaign.DailyFigures;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
 * A month of one platform's daily figures. Whether the campaign takes figures at all was decided by the campaign; here
 * it is decided what a day's figures change.
 */
@Aggregate(snapshotTriggerDefinition = "everyHundredEvents", cache = "aggregateCache")
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public class CampaignKpis {
    @AggregateIdentifier
    private String id;

    private final Map<LocalDate, Day> days = new TreeMap<>();

    record Day(DailyFigures figures, Instant fetchedAt) {}

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
        FigureIntake intake = new FigureIntake(command.month(), command.terms(), command.receivedAt(), fetches);
        DayOutcome outcome = record(command.day(), intake);
        intake.close();
        return outcome;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    List<DayOutcome> decide(RecordDays command, LatestFetches fetches) {
        FigureIntake intake = new FigureIntake(command.month(), command.terms(), command.receivedAt(), fetches);
        List<DayOutcome> outcomes = new ArrayList<>();
        for (DayReport day : command.days()) {
            try {
                outcomes.add(record(day, intake));
            } catch (Rejection refusal) {
                outcomes.add(DayOutcome.rejected(refusal));
            }
        }
        intake.close();
        return outcomes;
    }

    private DayOutcome record(DayReport report, FigureIntake intake) {
        DailyFigures figures = intake.checked(report);
        Day known = days.get(report.date());
        if (known == null) {
            apply(recorded(report.date(), figures, fetchedAt(report, intake.receivedAt(), intake), intake));
            return DayOutcome.of(Change.RECORDED);
        }
        Instant lastFetch = intake.lastFetch(report.date(), known.fetchedAt());
        Instant fetchedAt = fetchedAt(report, lastFetch, intake);
        if (figures.equals(known.figures())) {
            intake.confirm(report.date(), fetchedAt);
            return DayOutcome.of(Change.UNCHANGED);
        }
        if (report.fetchedAt() != null && !supersedes(figures, fetchedAt, known.figures(), lastFetch)) {
            throw Rejection.state("stale-figures", Map.of("fetchedAt", fetchedAt, "recorded", lastFetch));
        }
        apply(restated(report.date(), known.figures(), figures, fetchedAt, intake));
        return DayOutcome.of(Change.RESTATED);
    }

    // Figures without a time of their own are the newest there are, even if a sender's clock ran ahead of ours.
    private static Instant fetchedAt(DayReport report, Instant atLeast, FigureIntake intake) {
        if (report.fetchedAt() != null) {
            return report.fetchedAt();
        }
        return intake.receivedAt().isAfter(atLeast) ? intake.receivedAt() : atLeast;
    }

    // Two contradicting reports of one moment need an order of some kind, or the result hangs on who came first.
    private static boolean supersedes(DailyFigures figures, Instant fetchedAt, DailyFigures known, Instant lastFetch) {
        int order = fetchedAt.compareTo(lastFetch);
        return order > 0 || order == 0 && figures.toString().compareTo(known.toString()) > 0;
    }

    private static CampaignKpisRecorded recorded(
            LocalDate date, DailyFigures figures, Instant fetchedAt, FigureIntake intake) {
        return new CampaignKpisRecorded(
                intake.month().campaignId(),
                intake.month().platform(),
                date,
                intake.terms().currency(),
                intake.terms().team(),
                figures,
                fetchedAt);
    }

    private static CampaignKpisRestated restated(
            LocalDate date, DailyFigures previous, DailyFigures current, Instant fetchedAt, FigureIntake intake) {
        return new CampaignKpisRestated(
                intake.month().campaignId(),
                intake.month().platform(),
                date,
                intake.terms().currency(),
                intake.terms().team(),
                previous,
                current,
                fetchedAt);
    }

    @EventSourcingHandler
    void evolve(CampaignKpisRecorded event) {
        id = KpisMonth.of(event.campaignId(), event.platform(), event.date()).toString();
        days.put(event.date(), new Day(event.figures(), event.fetchedAt()));
    }

    @EventSourcingHandler
    void evolve(CampaignKpisRestated event) {
        days.put(event.date(), new Day(event.current(), event.fetchedAt()));
    }
}
