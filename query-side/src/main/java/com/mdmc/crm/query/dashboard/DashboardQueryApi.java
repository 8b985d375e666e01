package com.mdmc.crm.query.dashboard;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mdmc.crm.kernel.Rejection;
import com.mdmc.crm.kernel.access.Actor;
import com.mdmc.crm.kernel.lead.LeadStage;
import com.mdmc.crm.kernel.user.Permission;
import com.mdmc.crm.kernel.value.CurrencyCode;
import com.mdmc.crm.kernel.value.ExchangeRates;
import com.mdmc.crm.kernel.value.Ratio;
import com.mdmc.crm.query.access.Readers;
import com.mdmc.crm.query.campaign.CampaignAccess;
import com.mdmc.crm.query.campaign.CampaignRows;
import com.mdmc.crm.query.campaign.PerformanceRows;
import com.mdmc.crm.query.campaign.RecordedRates;
import com.mdmc.crm.query.dashboard.Dashboard.CampaignFigures;
import com.mdmc.crm.query.dashboard.Dashboard.ConversionFigures;
import com.mdmc.crm.query.dashboard.Dashboard.StageFigures;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mdmc.crm.query.lead.LeadList;
import com.mdmc.crm.query.lead.PipelineRows;
import com.mdmc.crm.query.view.Calendar;
import com.mdmc.crm.query.view.Counters;
import com.mdmc.crm.query.view.Row;
import com.mdmc.crm.query.view.Rows;
import com.mdmc.crm.query.view.Views;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Questions about all leads and campaigns together, within what the caller may see. */
@RestController
@RequestMapping("/api/dashboard")
@AnsweredFrom({"leads", "campaigns", "campaign_kpis", "exchange_rates"})
class DashboardQueryApi {
    private static final Map<String, Function<Row, String>> BY = Map.of(
            "day", Calendar::spanOf,
            "platform", row -> row.key().get("platform"),
            "campaign", row -> row.key().get("campaign"));

    private final Views views;
    private final RecordedRates rates;

    DashboardQueryApi(Views views, RecordedRates rates) {
        this.views = views;
        this.rates = rates;
    }

    @GetMapping
    Dashboard dashboard(
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @RequestParam(required = false) String currency) {
        Actor actor = reader();
        Days days = Days.of(from, to);
        List<Row> captured = leadRows(PipelineRows.BY_CAPTURE, days, actor);
        return new Dashboard(
                Arrays.stream(LeadStage.values())
                        .map(stage -> stage(stage, captured))
                        .toList(),
                campaigns(days, known(currency), actor),
                conversion(captured, leadRows(PipelineRows.BY_CONVERSION, days, actor)));
    }

    /**
     * A team's leads.
     *
     * @param team the owner's team when the lead was assigned; {@code null} for leads nobody was given
     */
    record TeamFigures(String team, long count, long qualified, long converted) {}

    @GetMapping("/leads-by-team")
    List<TeamFigures> leadsByTeam(
            @RequestParam(required = false) String from, @RequestParam(required = false) String to) {
        Map<String, List<Row>> byTeam = leadRows(PipelineRows.BY_CAPTURE, Days.of(from, to), reader()).stream()
                .collect(Collectors.groupingBy(row -> row.key().get("team"), TreeMap::new, Collectors.toList()));
        byTeam.putIfAbsent("", List.of());
        return byTeam.entrySet().stream()
                .map(team -> new TeamFigures(
                        team.getKey().isEmpty() ? null : team.getKey(),
                        Rows.count(team.getValue(), PipelineRows.COUNT),
                        Rows.count(team.getValue(), PipelineRows.in(LeadStage.QUALIFIED, PipelineRows.COUNT)),
                        Rows.count(team.getValue(), PipelineRows.CONVERTED)))
                .toList();
    }

    /** Figures of one day, platform or campaign. */
    record Performance(String key, CampaignSums figures) {}

    @GetMapping("/performance")
    List<Performance> performance(
            @RequestParam(defaultValue = "day") String by,
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @RequestParam(required = false) String currency) {
        Actor actor = reader();
        String target = known(currency);
        Function<Row, String> group = BY.get(by);
        if (group == null) {
            throw Rejection.invalid("by", "unknown-value");
        }
        Days days = Days.of(from, to);
        var counters = by.equals("campaign") ? PerformanceRows.BY_CAMPAIGN : PerformanceRows.BY_PLATFORM;
        ExchangeRates recorded = rates.now();
        return performanceRows(counters, days, by.equals("day"), target, actor).stream()
                .collect(Collectors.groupingBy(group, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(each -> new Performance(each.getKey(), CampaignSums.of(each.getValue(), target, recorded)))
                .toList();
    }

    private static String known(String currency) {
        if (currency != null && !CurrencyCode.Check.isKnown(currency)) {
            throw Rejection.invalid("currency", "currency-code");
        }
        return currency;
    }

    private static StageFigures stage(LeadStage stage, List<Row> captured) {
        return new StageFigures(
                stage,
                Rows.count(captured, PipelineRows.in(stage, PipelineRows.COUNT)),
                Rows.money(captured, PipelineRows.in(stage, PipelineRows.CONTRACTS)));
    }

    private CampaignFigures campaigns(Days days, String currency, Actor actor) {
        CampaignSums sums = CampaignSums.of(
                performanceRows(PerformanceRows.BY_PLATFORM, days, false, currency, actor), currency, rates.now());
        List<Row> active =
                views.rows(CampaignRows.BY_STATUS, and(eq("key.status", "active"), CampaignAccess.rowScope(actor)));
        return new CampaignFigures(
                Rows.count(active, "count"),
                sums.spend(),
                sums.converted() == null ? null : sums.converted().spend(),
                sums.impressions(),
                sums.clicks(),
                sums.ctr(),
                sums.cpc(),
                sums.roas());
    }

    private static ConversionFigures conversion(List<Row> captured, List<Row> converted) {
        long created = Rows.count(captured, PipelineRows.COUNT);
        long signed = Rows.count(converted, PipelineRows.COUNT);
        return new ConversionFigures(created, signed, Ratio.of(signed, created));
    }

    private List<Row> leadRows(Counters<?> counters, Days days, Actor actor) {
        return rows(counters, days.period(), LeadList.calendarScope(actor));
    }

    // Every day has a rate of its own, so amounts that must be converted are read by the day.
    private List<Row> performanceRows(Counters<?> counters, Days days, boolean daily, String currency, Actor actor) {
        Bson scope = CampaignAccess.calendarScope(actor);
        List<Row> rows = daily ? List.of() : rows(counters, days.period(), scope);
        return daily || CampaignSums.needRates(rows, currency) ? rows(counters, days.daily(), scope) : rows;
    }

    private List<Row> rows(Counters<?> counters, List<Bson> days, Bson scope) {
        return days.stream()
                .flatMap(span -> views.rows(counters, and(span, scope)).stream())
                .toList();
    }

    private static Actor reader() {
        return Readers.with(Permission.ANALYTICS_READ);
    }
}
