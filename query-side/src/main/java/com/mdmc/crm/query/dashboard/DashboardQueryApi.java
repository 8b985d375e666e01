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
import com.mdmc.crm.query.dashboard.Dashboard.ActiveCampaigns;
import com.mdmc.crm.query.dashboard.Dashboard.CampaignSummary;
import com.mdmc.crm.query.dashboard.Dashboard.ConversionSummary;
import com.mdmc.crm.query.dashboard.Dashboard.StageSummary;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mdmc.crm.query.lead.search.LeadSearchTokens;
import com.mdmc.crm.query.lead.view.PipelineRows;
import com.mdmc.crm.query.list.ListDefinition;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Dashboards over HTTP: all leads and campaigns the caller may see, or, with filters of the lead list, the leads that
 * these select and their campaigns.
 */
@RestController
@RequestMapping("/api/dashboard")
@AnsweredFrom({"leads", "campaigns", "campaign_kpis", "exchange_rates", "users", LeadSearchTokens.NAME})
class DashboardQueryApi implements FilteredDashboard {
    private static final String NOW = "now";
    private static final String ASSIGNED = "assigned";
    private static final Map<String, Function<CounterRow, String>> BY = Map.of(
            "day", Calendar::spanOf,
            "platform", row -> row.key().get("platform"),
            "campaign", row -> row.key().get("campaign"));

    private final DashboardSources sources;

    DashboardQueryApi(DashboardSources sources) {
        this.sources = sources;
    }

    @Override
    public ListDefinition<?> listDefinition() {
        return sources.list();
    }

    @GetMapping
    Dashboard dashboard(
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @RequestParam(required = false) String currency,
            @RequestParam MultiValueMap<String, String> parameters,
            PointInTime when,
            HttpServletResponse answer,
            Actor actor) {
        actor.require(Permission.ANALYTICS_READ);
        DashboardRows rows = sources.of(parameters, when, actor, answer);
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
     * @param team {@code null} for leads whose owner has none, and for those without an owner
     */
    @NullMarked
    record TeamSummary(@Nullable String team, long count, long qualified, long converted) {

        private static TeamSummary of(String team, List<CounterRow> rows) {
            return new TeamSummary(
                    team.isEmpty() ? null : team,
                    CounterRows.count(rows, PipelineRows.COUNT),
                    CounterRows.count(rows, PipelineRows.in(LeadStage.QUALIFIED, PipelineRows.COUNT)),
                    CounterRows.count(rows, PipelineRows.CONVERTED));
        }
    }

    /** By the team that the owner belongs to now, or by the one the owner had when the lead was assigned. */
    @GetMapping("/leads-by-team")
    List<TeamSummary> leadsByTeam(
            @Parameter(
                            schema =
                                    @Schema(
                                            allowableValues = {NOW, ASSIGNED},
                                            defaultValue = NOW))
                    @RequestParam(defaultValue = NOW)
                    String team,
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @RequestParam MultiValueMap<String, String> parameters,
            PointInTime when,
            HttpServletResponse answer,
            Actor actor) {
        actor.require(Permission.ANALYTICS_READ);
        DashboardRows rows = sources.of(parameters, when, actor, answer);
        Map<String, List<CounterRow>> byTeam = switch (team) {
            case NOW -> byPresentTeam(rows);
            case ASSIGNED -> grouped(rows.captured(), row -> row.key().get("team"));
            default -> throw Rejection.unknownValue("team", List.of(ASSIGNED, NOW));
        };
        byTeam.putIfAbsent("", List.of());
        return byTeam.entrySet().stream()
                .map(each -> TeamSummary.of(each.getKey(), each.getValue()))
                // A team that has none any more keeps its row of noughts today, and has none in the past.
                .filter(each -> each.team() == null || each.count() > 0)
                .toList();
    }

    private static Map<String, List<CounterRow>> byPresentTeam(DashboardRows rows) {
        List<CounterRow> captured = rows.capturedByOwner();
        Map<String, String> teams =
                rows.teams(captured.stream().map(row -> row.key().get("owner")).collect(Collectors.toSet()));
        return grouped(captured, row -> teams.getOrDefault(row.key().get("owner"), ""));
    }

    private static Map<String, List<CounterRow>> grouped(List<CounterRow> rows, Function<CounterRow, String> by) {
        return rows.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
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
            @RequestParam MultiValueMap<String, String> parameters,
            PointInTime when,
            HttpServletResponse answer,
            Actor actor) {
        actor.require(Permission.ANALYTICS_READ);
        String target = known(currency);
        Function<CounterRow, String> group = BY.get(by);
        if (group == null) {
            throw Rejection.unknownValue("by", BY.keySet().stream().sorted().toList());
        }
        DashboardRows rows = sources.of(parameters, when, actor, answer);
        var counters = by.equals("campaign") ? KpiCounters.BY_CAMPAIGN : KpiCounters.BY_PLATFORM;
        ExchangeRates recorded = rows.rates();
        // A day whose KPIs were all taken back leaves a row with nothing in it.
        List<CounterRow> reported = rows.performance(counters, by.equals("day"), target).stream()
                .filter(row -> !row.measures().isEmpty())
                .toList();
        return grouped(reported, group).entrySet().stream()
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
        ActiveCampaigns active = ActiveCampaigns.of(rows.activeCampaigns());
        return new CampaignSummary(
                active.count(),
                active,
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
