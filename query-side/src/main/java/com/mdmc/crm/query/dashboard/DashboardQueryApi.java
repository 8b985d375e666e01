package com.mdmc.crm.query.dashboard;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.domain.money.CurrencyCode;
import com.mdmc.crm.domain.money.Ratio;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.asof.PointInTime;
import com.mdmc.crm.projections.counter.Calendar;
import com.mdmc.crm.projections.counter.CounterRow;
import com.mdmc.crm.projections.counter.CounterRows;
import com.mdmc.crm.query.campaign.kpi.KpiCounters;
import com.mdmc.crm.query.dashboard.Dashboard.CampaignSummary;
import com.mdmc.crm.query.dashboard.Dashboard.ConversionSummary;
import com.mdmc.crm.query.dashboard.Dashboard.StageSummary;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mdmc.crm.query.lead.view.PipelineRows;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Dashboards over HTTP: all leads and campaigns the caller may see. */
@RestController
@RequestMapping("/api/dashboard")
@AnsweredFrom({"leads", "campaigns", "campaign_kpis", "exchange_rates"})
class DashboardQueryApi {
    private static final Map<String, Function<CounterRow, String>> BY = Map.of(
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
            HttpServletResponse answer,
            Actor actor) {
        actor.require(Permission.ANALYTICS_READ);
        DashboardRows rows = sources.of(when, Days.of(from, to), actor, answer);
        List<CounterRow> captured = rows.captured();
        return new Dashboard(
                Arrays.stream(LeadStage.values())
                        .map(stage -> stage(stage, captured))
                        .toList(),
                campaigns(rows, known(currency)),
                conversion(captured, rows.converted()));
    }

    /**
     * The leads of a team.
     *
     * @param team the owner's team when the lead was assigned; {@code null} for leads that were never assigned
     */
    @NullMarked
    record TeamSummary(@Nullable String team, long count, long qualified, long converted) {}

    @GetMapping("/leads-by-team")
    List<TeamSummary> leadsByTeam(
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            PointInTime when,
            HttpServletResponse answer,
            Actor actor) {
        actor.require(Permission.ANALYTICS_READ);
        Map<String, List<CounterRow>> byTeam = sources.of(when, Days.of(from, to), actor, answer).captured().stream()
                .collect(Collectors.groupingBy(row -> row.key().get("team"), TreeMap::new, Collectors.toList()));
        byTeam.putIfAbsent("", List.of());
        return byTeam.entrySet().stream()
                .map(team -> new TeamSummary(
                        team.getKey().isEmpty() ? null : team.getKey(),
                        CounterRows.count(team.getValue(), PipelineRows.COUNT),
                        CounterRows.count(team.getValue(), PipelineRows.in(LeadStage.QUALIFIED, PipelineRows.COUNT)),
                        CounterRows.count(team.getValue(), PipelineRows.CONVERTED)))
                // A team that has none any more keeps its row of noughts today, and has none in the past.
                .filter(team -> team.team() == null || team.count() > 0)
                .toList();
    }

    /** KPIs of one day, platform or campaign. */
    @NullMarked
    record KpiGroup(String key, @JsonProperty("figures") CampaignKpiSums kpis) {}

    @GetMapping("/performance")
    List<KpiGroup> performance(
            @RequestParam(defaultValue = "day") String by,
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @RequestParam(required = false) String currency,
            PointInTime when,
            HttpServletResponse answer,
            Actor actor) {
        actor.require(Permission.ANALYTICS_READ);
        String target = known(currency);
        Function<CounterRow, String> group = BY.get(by);
        if (group == null) {
            throw Rejection.unknownValue("by", BY.keySet().stream().sorted().toList());
        }
        DashboardRows rows = sources.of(when, Days.of(from, to), actor, answer);
        var counters = by.equals("campaign") ? KpiCounters.BY_CAMPAIGN : KpiCounters.BY_PLATFORM;
        ExchangeRates recorded = rows.rates();
        return rows.performance(counters, by.equals("day"), target).stream()
                .collect(Collectors.groupingBy(group, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(each -> new KpiGroup(each.getKey(), CampaignKpiSums.of(each.getValue(), target, recorded)))
                .toList();
    }

    private static String known(String currency) {
        if (currency != null && !CurrencyCode.Check.isKnown(currency)) {
            throw Rejection.invalid("currency", "currency-code");
        }
        return currency;
    }

    private static StageSummary stage(LeadStage stage, List<CounterRow> captured) {
        return new StageSummary(
                stage,
                CounterRows.count(captured, PipelineRows.in(stage, PipelineRows.COUNT)),
                CounterRows.money(captured, PipelineRows.in(stage, PipelineRows.CONTRACTS)));
    }

    private static CampaignSummary campaigns(DashboardRows rows, String currency) {
        CampaignKpiSums sums =
                CampaignKpiSums.of(rows.performance(KpiCounters.BY_PLATFORM, false, currency), currency, rows.rates());
        return new CampaignSummary(
                CounterRows.count(rows.activeCampaigns(), "count"),
                sums.spend(),
                sums.converted() == null ? null : sums.converted().spend(),
                sums.impressions(),
                sums.clicks(),
                sums.ctr(),
                sums.cpc(),
                sums.roas());
    }

    private static ConversionSummary conversion(List<CounterRow> captured, List<CounterRow> converted) {
        long created = CounterRows.count(captured, PipelineRows.COUNT);
        long signed = CounterRows.count(converted, PipelineRows.COUNT);
        return new ConversionSummary(created, signed, Ratio.of(signed, created));
    }
}
