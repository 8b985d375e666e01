package com.mdmc.crm.query.campaign.kpi;

import static com.mongodb.client.model.Indexes.ascending;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRecorded;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRestated;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.ViewDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Daily KPIs of one platform in one month; a document per month does not grow with the years a campaign runs.
 *
 * @param id also that of the stream it is folded from
 * @param since ledger position of its first event
 */
public record KpiMonthView(
        String id,
        CampaignId campaignId,
        Platform platform,
        String month,
        long version,
        long position,
        long since,
        List<Day> days) {
    /** How a month comes about. */
    public static final Fold<KpiMonthView> FOLD = Fold.of(KpiMonthView.class)
            .on(CampaignKpisRecorded.class, (view, recorded) -> {
                CampaignKpisRecorded event = recorded.event();
                return with(
                        view, recorded, day(event, event.team(), event.currency(), event.kpis(), event.fetchedAt()));
            })
            .on(CampaignKpisRestated.class, (view, recorded) -> {
                CampaignKpisRestated event = recorded.event();
                return with(
                        view, recorded, day(event, event.team(), event.currency(), event.current(), event.fetchedAt()));
            })
            .build();

    /** The stored view: its collection, indexes and counters. */
    public static final ViewDefinition<KpiMonthView> VIEW = ViewDefinition.by(
            KpiMonthView::key,
            "campaign_kpis",
            KpiMonthView.class,
            KpiMonthView.FOLD,
            List.of(ascending("campaignId", "month")),
            List.of(KpiCounters.BY_PLATFORM, KpiCounters.BY_CAMPAIGN));

    public KpiMonthView {
        days = days == null ? List.of() : List.copyOf(days);
    }

    /** One day as it is known now; {@code team} is whose dashboards it counts in. */
    public record Day(
            LocalDate date,
            String team,
            String currency,
            @JsonProperty("figures") Kpis kpis,
            Instant fetchedAt) {

        /** The days in order, with one of them added or replaced; a day of which nothing is known any more is none. */
        static List<Day> put(List<Day> days, Day day) {
            List<Day> all = new ArrayList<>(days.size() + 1);
            all.addAll(days);
            boolean isLast = days.isEmpty() || days.get(days.size() - 1).date().isBefore(day.date());
            all.removeIf(known -> known.date().equals(day.date()));
            if (!day.kpis().equals(Kpis.NONE)) {
                all.add(day);
            }
            if (isLast) {
                return all;
            }
            all.sort(Comparator.comparing(Day::date));
            return all;
        }
    }

    /** The month an event belongs to; {@code null} for any event that is not about daily KPIs. */
    public static String key(DomainEvent event) {
        return event instanceof CampaignKpisEvent kpis
                ? kpis.campaignId() + ":" + kpis.platform().wire() + ":" + YearMonth.from(kpis.date())
                : null;
    }

    private static Day day(CampaignKpisEvent event, String team, String currency, Kpis kpis, Instant fetchedAt) {
        return new Day(event.date(), team, currency, kpis, fetchedAt);
    }

    private static KpiMonthView with(
            KpiMonthView before, EventEnvelope<? extends CampaignKpisEvent> recorded, Day day) {
        CampaignKpisEvent event = recorded.event();
        return new KpiMonthView(
                before == null ? key(event) : before.id(),
                event.campaignId(),
                event.platform(),
                before == null ? YearMonth.from(event.date()).toString() : before.month(),
                recorded.version(),
                recorded.position(),
                before == null ? recorded.position() : before.since(),
                Day.put(before == null ? List.of() : before.days(), day));
    }
}
