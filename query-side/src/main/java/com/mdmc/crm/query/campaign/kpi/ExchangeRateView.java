package com.mdmc.crm.query.campaign.kpi;

import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.domain.money.ExchangeRateEvent;
import com.mdmc.crm.domain.money.ExchangeRateEvent.ExchangeRateCorrected;
import com.mdmc.crm.domain.money.ExchangeRateEvent.ExchangeRateRecorded;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.ViewDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** What one currency is worth in another; the days in order. */
@NullMarked
public record ExchangeRateView(String id, String from, String to, long version, long position, List<Day> days) {
    /** How recorded rates come together. */
    public static final Fold<ExchangeRateView> FOLD = Fold.of(ExchangeRateView.class)
            .on(ExchangeRateRecorded.class, (view, recorded) -> {
                ExchangeRateRecorded event = recorded.event();
                return with(view, recorded, new Day(event.day(), event.rate(), event.source(), recorded.time()));
            })
            .on(ExchangeRateCorrected.class, (view, recorded) -> {
                ExchangeRateCorrected event = recorded.event();
                return with(view, recorded, new Day(event.day(), event.rate(), event.source(), recorded.time()));
            })
            .build();

    /** The stored view. */
    public static final ViewDefinition<ExchangeRateView> VIEW = ViewDefinition.bySubject(
            "exchange_rates", ExchangeRateView.class, ExchangeRateView.FOLD, List.of(), List.of());

    public ExchangeRateView {
        days = days == null ? List.of() : List.copyOf(days);
    }

    /**
     * The rate of a day.
     *
     * @param rate how much of the one currency a unit of the other is worth
     * @param recordedAt since when it is known
     */
    public record Day(
            LocalDate day, BigDecimal rate, @Nullable String source, Instant recordedAt) {}

    /** The rate that stands for a day: its own, or the last one before it that has not been too long ago. */
    Optional<BigDecimal> rate(LocalDate day) {
        LocalDate first = day.minusDays(ExchangeRates.DAYS_CARRIED);
        for (int i = days.size() - 1; i >= 0; i--) {
            LocalDate known = days.get(i).day();
            if (!known.isAfter(day)) {
                return known.isBefore(first)
                        ? Optional.empty()
                        : Optional.of(days.get(i).rate());
            }
        }
        return Optional.empty();
    }

    private static ExchangeRateView with(
            ExchangeRateView before, EventEnvelope<? extends ExchangeRateEvent> recorded, Day day) {
        List<Day> days = new ArrayList<>(before == null ? List.of() : before.days());
        days.removeIf(known -> known.day().equals(day.day()));
        days.add(day);
        days.sort(Comparator.comparing(Day::day));
        ExchangeRateEvent event = recorded.event();
        return new ExchangeRateView(
                event.subject(), event.from(), event.to(), recorded.version(), recorded.position(), days);
    }
}
