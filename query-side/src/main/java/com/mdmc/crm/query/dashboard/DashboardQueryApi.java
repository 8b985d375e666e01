package com.mdmc.crm.query.dashboard;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.domain.money.CurrencyCode;
import com.mdmc.crm.domain.money.Ratio;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.asof.PointInTime;
import com.mdmc.crm.projections.counter.Calendar;
import com.mdmc.crm.projections.counter.Row;
import com.mdmc.crm.projections.counter.Rows;
import com.mdmc.crm.query.access.Readers;
import com.mdmc.crm.query.campaign.PerformanceRows;
import com.mdmc.crm.query.dashboard.Dashboard.CampaignFigures;
import com.mdmc.crm.query.dashboard.Dashboard.ConversionFigures;
import com.mdmc.crm.query.dashboard.Dashboard.StageFigures;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mdmc.crm.query.lead.PipelineRows;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    private final DashboardSources sources;

    DashboardQueryApi(DashboardSources sources) {
        this.sources = sources;
    }

    @GetMapping
    Dashboard dashboard(
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @RequestParam(required = false) String currency,
            PointInTime when,
            HttpServletResponse answer) {
        Actor actor = reader();
        DashboardRows rows = sources.of(when, Days.of(from, to), actor, answer);
        List<Row> captured = rows.captured();
        return new Dashboard(
                Arrays.stream(LeadStage.values())
                        .map(stage -> stage(stage, captured))
                        .toList(),
                campaigns(rows, known(currency)),
                conversion(captured, rows.converted()));
    }

    /**
     * A team's leads.
     *
     * @param team the owner's team when the lead was assigned; {@code null} for leads nobody was given
     */
    record TeamFigures(String team, long count, long qualified, long converted) {}

    @GetMapping("/leads-by-team")
    List<TeamFigures> leadsByTeam(
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            PointInTime when,
            HttpServletResponse answer) {
        Actor actor = reader();
        Map<String, List<Row>> byTeam = sources.of(when, Days.of(from, to), actor, answer).captured().stream()
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
            @RequestParam(required = false) String currency,
            PointInTime when,
            HttpServletResponse answer) {
        Actor actor = reader();
        String target = known(currency);
        Function<Row, String> group = BY.get(by);
        if (group == null) {
            throw Rejection.unknownValue("by", BY.keySet().stream().sorted().toList());
        }
        DashboardRows rows = sources.of(when, Days.of(from, to), actor, answer);
        var counters = by.equals("campaign") ? PerformanceRows.BY_CAMPAIGN : PerformanceRows.BY_PLATFORM;
        ExchangeRates recorded = rows.rates();
        return rows.performance(counters, by.equals("day"), target).stream()
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

    private static CampaignFigures campaigns(DashboardRows rows, String currency) {
        CampaignSums sums =
                CampaignSums.of(rows.performance(PerformanceRows.BY_PLATFORM, false, currency), currency, rows.rates());
        return new CampaignFigures(
                Rows.count(rows.activeCampaigns(), "count"),
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

    private static Actor reader() {
        return Readers.with(Permission.ANALYTICS_READ);
    }
}
