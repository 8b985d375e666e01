package com.mdmc.crm.query.dashboard;

import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.domain.money.Ratio;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.asof.PointInTime;
import com.mdmc.crm.projections.counter.CounterRow;
import com.mdmc.crm.projections.counter.CounterRows;
import com.mdmc.crm.query.dashboard.PipelineReport.Forecast;
import com.mdmc.crm.query.dashboard.PipelineReport.FunnelStep;
import com.mdmc.crm.query.dashboard.PipelineReport.StageForecast;
import com.mdmc.crm.query.dashboard.PipelineReport.StageTime;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mdmc.crm.query.lead.search.LeadSearchTokens;
import com.mdmc.crm.query.lead.view.PipelineRows;
import com.mdmc.crm.query.lead.view.ProgressRows;
import com.mdmc.crm.query.list.ListDefinition;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pipeline report over HTTP; it takes the filters of the lead list. */
@RestController
@RequestMapping("/api/dashboard/pipeline")
@AnsweredFrom({"leads", "lead_progress", LeadSearchTokens.NAME})
class PipelineQueryApi implements FilteredDashboard {
    private static final long SECONDS_A_DAY = 86_400;

    private final DashboardSources sources;

    PipelineQueryApi(DashboardSources sources) {
        this.sources = sources;
    }

    @Override
    public ListDefinition<?> listDefinition() {
        return sources.list();
    }

    @GetMapping
    PipelineReport pipeline(
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @RequestParam MultiValueMap<String, String> parameters,
            PointInTime when,
            HttpServletResponse answer,
            Actor actor) {
        actor.require(Permission.ANALYTICS_READ);
        DashboardRows rows = sources.of(parameters, when, actor, answer);
        List<CounterRow> captured = rows.funnel();
        List<CounterRow> left = rows.stays();
        return new PipelineReport(
                funnel(captured),
                count(captured, LeadStage.LOST, ProgressRows.REACHED),
                Arrays.stream(LeadStage.values())
                        .map(stage -> time(stage, left))
                        .toList(),
                forecast(rows.stages()));
    }

    private static List<FunnelStep> funnel(List<CounterRow> captured) {
        List<FunnelStep> steps = new ArrayList<>();
        for (LeadStage stage : LeadStage.values()) {
            if (stage != LeadStage.LOST) {
                long reached = count(captured, stage, ProgressRows.REACHED);
                long first = steps.isEmpty() ? reached : steps.get(0).reached();
                BigDecimal rate = steps.isEmpty()
                        ? null
                        : Ratio.of(reached, steps.get(steps.size() - 1).reached());
                steps.add(new FunnelStep(stage, reached, rate, Ratio.of(reached, first)));
            }
        }
        return steps;
    }

    private static StageTime time(LeadStage stage, List<CounterRow> rows) {
        long left = count(rows, stage, ProgressRows.LEFT);
        BigDecimal seconds = CounterRows.sum(rows, PipelineRows.in(stage, ProgressRows.SECONDS));
        return new StageTime(stage, left, Ratio.of(seconds, left * SECONDS_A_DAY));
    }

    private static Forecast forecast(List<CounterRow> rows) {
        List<LeadStage> open =
                Arrays.stream(LeadStage.values()).filter(LeadStage::isOpen).toList();
        List<CounterRow> openRows = rows.stream()
                .filter(row -> open.stream().anyMatch(stage -> isIn(stage, row)))
                .toList();
        return new Forecast(
                open.stream().map(stage -> forecast(stage, rows)).toList(),
                CounterRows.money(openRows, PipelineRows.WEIGHTED));
    }

    private static StageForecast forecast(LeadStage stage, List<CounterRow> all) {
        List<CounterRow> rows = all.stream().filter(row -> isIn(stage, row)).toList();
        return new StageForecast(
                stage,
                CounterRows.count(rows, PipelineRows.COUNT),
                CounterRows.money(rows, PipelineRows.BUDGET),
                CounterRows.money(rows, PipelineRows.WEIGHTED));
    }

    private static boolean isIn(LeadStage stage, CounterRow row) {
        return row.key().get("stage").equals(stage.wire());
    }

    private static long count(List<CounterRow> rows, LeadStage stage, String measure) {
        return CounterRows.count(rows, PipelineRows.in(stage, measure));
    }
}
