package com.mdmc.crm.query.campaign.kpi;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.not;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.projections.asof.ViewsAsOf;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.store.Views;
import com.mongodb.client.model.Sorts;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Reads the daily KPIs of a campaign as they are known now, or as they were known at a ledger position. */
@Component
public class CampaignKpiReader {
    // More months than a century of five platforms has.
    private static final int ALL = 10_000;

    private final Views views;
    private final ViewsAsOf past;

    CampaignKpiReader(Views views, ViewsAsOf past) {
        this.views = views;
        this.past = past;
    }

    /** What is known now of the days of a period, of one platform or ({@code null}) all. */
    public List<PlatformDay> now(String campaignId, Period period, Platform platform) {
        return days(
                views.find(KpiMonthView.VIEW, months(campaignId, period), Sorts.ascending("month"), ALL),
                period,
                platform);
    }

    /** What was known of them at a position. */
    public List<PlatformDay> at(long position, String campaignId, Period period, Platform platform) {
        return days(then(KpiMonthView.VIEW, months(campaignId, period), KpiMonthView::id, position), period, platform);
    }

    // What began later is left out by the query, so that early moments cost no more than late ones.
    private <V> List<V> then(ViewDefinition<V> view, Bson months, Function<V, String> stream, long position) {
        List<V> then = new ArrayList<>();
        past.each(view, and(months, not(gt("since", position))), position, stream, (today, month) -> then.add(month));
        return then;
    }

    private static Bson months(String campaignId, Period period) {
        List<Bson> filters = new ArrayList<>(List.of(eq("campaignId", campaignId)));
        if (period.from() != null) {
            filters.add(gte("month", YearMonth.from(period.from()).toString()));
        }
        if (period.to() != null) {
            filters.add(lte("month", YearMonth.from(period.to()).toString()));
        }
        return and(filters);
    }

    /** One row per day over all platforms, in order, with amounts in the given currency. */
    public static List<DailyKpis> rows(List<PlatformDay> days, String currency, ExchangeRates rates) {
        Map<LocalDate, List<PlatformDay>> byDate = new TreeMap<>();
        days.forEach(day ->
                byDate.computeIfAbsent(day.date(), unseen -> new ArrayList<>()).add(day));
        return byDate.entrySet().stream()
                .map(date -> DailyKpis.of(date.getKey(), date.getValue(), currency, rates))
                .toList();
    }

    /** What is known now of a creative's days. */
    public List<PlatformDay> ofCreative(String campaignId, String creativeId, Period period) {
        return creativeDays(
                views.find(CreativeMonthView.VIEW, months(campaignId, creativeId), Sorts.ascending("month"), ALL),
                period);
    }

    /** What was known of a creative's days at a position. */
    public List<PlatformDay> ofCreativeAt(long position, String campaignId, String creativeId, Period period) {
        return creativeDays(
                then(CreativeMonthView.VIEW, months(campaignId, creativeId), CreativeMonthView::stream, position),
                period);
    }

    private static Bson months(String campaignId, String creativeId) {
        return and(eq("campaignId", campaignId), eq("creativeId", creativeId));
    }

    private static List<PlatformDay> creativeDays(Collection<CreativeMonthView> months, Period period) {
        return months.stream()
                .flatMap(month -> month.days().stream())
                .filter(day -> period.includes(day.date()))
                .map(day -> new PlatformDay(null, day.date(), day.currency(), day.kpis()))
                .toList();
    }

    /** The days of a period in some months, of one platform or ({@code null}) all. */
    public static List<PlatformDay> days(Collection<KpiMonthView> months, Period period, Platform platform) {
        return months.stream()
                .filter(month -> platform == null || month.platform() == platform)
                .flatMap(CampaignKpiReader::days)
                .filter(day -> period.includes(day.date()))
                .toList();
    }

    private static Stream<PlatformDay> days(KpiMonthView month) {
        return month.days().stream()
                .map(day -> new PlatformDay(month.platform(), day.date(), day.currency(), day.kpis()));
    }
}
