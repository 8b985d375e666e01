package com.mdmc.crm.query.campaign.kpi;

import static com.mongodb.client.model.Indexes.ascending;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.campaign.kpi.CreativeKpisEvent;
import com.mdmc.crm.domain.campaign.kpi.CreativeKpisEvent.CampaignCreativeKpisRecorded;
import com.mdmc.crm.domain.campaign.kpi.CreativeKpisEvent.CampaignCreativeKpisRestated;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.query.campaign.kpi.KpiMonthView.Day;
import java.time.YearMonth;
import java.util.List;

/**
 * Daily KPIs of one creative in one month.
 *
 * @param since ledger position of its first event
 * @param stream the aggregate whose events it is folded from
 */
public record CreativeMonthView(
        String id,
        CampaignId campaignId,
        String creativeId,
        String month,
        long version,
        long position,
        long since,
        String stream,
        List<Day> days) {
    /** How a month comes about. */
    public static final Fold<CreativeMonthView> FOLD = Fold.of(CreativeMonthView.class)
            .on(CampaignCreativeKpisRecorded.class, (view, recorded) -> {
                CampaignCreativeKpisRecorded event = recorded.event();
                return with(
                        view, recorded, new Day(event.date(), null, event.currency(), event.kpis(), event.fetchedAt()));
            })
            .on(CampaignCreativeKpisRestated.class, (view, recorded) -> {
                CampaignCreativeKpisRestated event = recorded.event();
                return with(
                        view,
                        recorded,
                        new Day(event.date(), null, event.currency(), event.current(), event.fetchedAt()));
            })
            .build();

    /** The stored view: its collection and indexes. */
    public static final ViewDefinition<CreativeMonthView> VIEW = ViewDefinition.by(
            CreativeMonthView::key,
            "creative_kpis",
            CreativeMonthView.class,
            CreativeMonthView.FOLD,
            List.of(ascending("campaignId", "creativeId", "month")),
            List.of());

    public CreativeMonthView {
        days = days == null ? List.of() : List.copyOf(days);
    }

    /** The month an event belongs to; {@code null} for any event that is not about a creative's KPIs. */
    static String key(DomainEvent event) {
        return event instanceof CreativeKpisEvent kpis
                ? kpis.campaignId() + ":" + kpis.creativeId() + ":" + YearMonth.from(kpis.date())
                : null;
    }

    private static CreativeMonthView with(
            CreativeMonthView before, EventEnvelope<? extends CreativeKpisEvent> recorded, Day day) {
        CreativeKpisEvent event = recorded.event();
        return new CreativeMonthView(
                key(event),
                event.campaignId(),
                event.creativeId(),
                YearMonth.from(event.date()).toString(),
                recorded.version(),
                recorded.position(),
                before == null ? recorded.position() : before.since(),
                recorded.aggregateId(),
                Day.put(before == null ? List.of() : before.days(), day));
    }
}
