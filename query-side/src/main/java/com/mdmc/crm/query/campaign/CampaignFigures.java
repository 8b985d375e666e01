package com.mdmc.crm.query.campaign;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;

import com.mdmc.crm.kernel.campaign.CreativeKpisEvent;
import com.mdmc.crm.kernel.value.ExchangeRates;
import com.mdmc.crm.kernel.value.Platform;
import com.mdmc.crm.query.view.Recorded;
import com.mdmc.crm.query.view.Views;
import com.mongodb.client.model.Sorts;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Finds the daily figures of a campaign: as they are known now, or as they were after some events. */
@Component
class CampaignFigures {
    // More months than a century of five platforms has.
    private static final int ALL = 10_000;

    private final Views views;

    CampaignFigures(Views views) {
        this.views = views;
    }

    /** What is known now of the days of a period, of one platform or ({@code null}) all. */
    List<PlatformDay> now(String campaignId, Period period, Platform platform) {
        List<Bson> filters = new ArrayList<>(List.of(eq("campaignId", campaignId)));
        if (period.from() != null) {
            filters.add(gte("month", YearMonth.from(period.from()).toString()));
        }
        if (period.to() != null) {
            filters.add(lte("month", YearMonth.from(period.to()).toString()));
        }
        return days(
                views.find(CampaignQueryConfiguration.MONTHS, and(filters), Sorts.ascending("month"), ALL),
                period,
                platform);
    }

    /** What was known after a stream of events. */
    static List<PlatformDay> after(List<Recorded<?>> stream, Period period, Platform platform) {
        Map<String, KpiMonthView> months = new LinkedHashMap<>();
        for (Recorded<?> recorded : stream) {
            String month = KpiMonthView.key(recorded.event());
            if (month != null) {
                months.put(month, KpiMonthView.FOLD.apply(months.get(month), recorded));
            }
        }
        return days(months.values(), period, platform);
    }

    /** One row a day over all platforms, in order, with amounts in the given currency. */
    static List<DailyKpis> rows(List<PlatformDay> days, String currency, ExchangeRates rates) {
        Map<LocalDate, List<PlatformDay>> byDate = new TreeMap<>();
        days.forEach(day ->
                byDate.computeIfAbsent(day.date(), unseen -> new ArrayList<>()).add(day));
        return byDate.entrySet().stream()
                .map(date -> DailyKpis.of(date.getKey(), date.getValue(), currency, rates))
                .toList();
    }

    /** What is known now of a creative's days. */
    List<PlatformDay> ofCreative(String campaignId, String creativeId, Period period) {
        return creativeDays(
                views.find(
                        CampaignQueryConfiguration.CREATIVE_MONTHS,
                        and(eq("campaignId", campaignId), eq("creativeId", creativeId)),
                        Sorts.ascending("month"),
                        ALL),
                period);
    }

    /** What was known of a creative's days after a stream of events. */
    static List<PlatformDay> ofCreative(List<Recorded<?>> stream, String creativeId, Period period) {
        Map<String, CreativeMonthView> months = new LinkedHashMap<>();
        for (Recorded<?> recorded : stream) {
            if (recorded.event() instanceof CreativeKpisEvent event
                    && event.creativeId().equals(creativeId)) {
                months.compute(
                        CreativeMonthView.key(event), (key, month) -> CreativeMonthView.FOLD.apply(month, recorded));
            }
        }
        return creativeDays(months.values(), period);
    }

    private static List<PlatformDay> creativeDays(Collection<CreativeMonthView> months, Period period) {
        return months.stream()
                .flatMap(month -> month.days().stream())
                .filter(day -> period.includes(day.date()))
                .map(day -> new PlatformDay(null, day.date(), day.currency(), day.figures()))
                .toList();
    }

    private static List<PlatformDay> days(Collection<KpiMonthView> months, Period period, Platform platform) {
        return months.stream()
                .filter(month -> platform == null || month.platform() == platform)
                .flatMap(CampaignFigures::days)
                .filter(day -> period.includes(day.date()))
                .toList();
    }

    private static Stream<PlatformDay> days(KpiMonthView month) {
        return month.days().stream()
                .map(day -> new PlatformDay(month.platform(), day.date(), day.currency(), day.figures()));
    }
}
