package com.mdmc.crm.command.campaign.kpi;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.campaign.kpi.KpiMonth.CreativeMonth;
import com.mdmc.crm.command.campaign.kpi.KpiMonth.PlatformMonth;
import com.mdmc.crm.command.campaign.kpi.KpiRecordingResult.Change;
import com.mdmc.crm.command.campaign.kpi.KpisCommand.RecordDay;
import com.mdmc.crm.command.campaign.kpi.KpisCommand.ReportedDay;
import com.mdmc.crm.command.http.CommandAnswer;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.platform.http.ProblemAnswers;
import com.mdmc.crm.platform.security.RequestContext;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Records daily KPIs: of one day, or of many days of many campaigns. */
@RestController
@RequestMapping("/api/campaigns")
class CampaignKpisApi {
    private final Commands commands;
    private final KpiBatchForm batches;
    private final ExecutorService batchSenders;
    private final ProblemAnswers problems;
    private final Clock clock;

    CampaignKpisApi(
            Commands commands,
            KpiBatchForm batches,
            ExecutorService batchSenders,
            ProblemAnswers problems,
            Clock clock) {
        this.commands = commands;
        this.batches = batches;
        this.batchSenders = batchSenders;
        this.problems = problems;
        this.clock = clock;
    }

    @NullMarked
    record Recorded(Change status) {}

    @PutMapping("/{id}/kpis/{platform}/{date}")
    ResponseEntity<CommandAnswer<Recorded>> record(
            @PathVariable CampaignId id,
            @PathVariable Platform platform,
            @PathVariable @DateTimeFormat(iso = ISO.DATE) LocalDate date,
            @Valid @RequestBody KpisForm body,
            RequestContext context) {
        return record(body.of(PlatformMonth.of(id, platform, date), date), context);
    }

    @PutMapping("/{id}/creatives/{creativeId}/kpis/{date}")
    ResponseEntity<CommandAnswer<Recorded>> recordCreative(
            @PathVariable CampaignId id,
            @PathVariable String creativeId,
            @PathVariable @DateTimeFormat(iso = ISO.DATE) LocalDate date,
            @Valid @RequestBody KpisForm body,
            RequestContext context) {
        return record(body.of(CreativeMonth.of(id, creativeId, date), date), context);
    }

    private ResponseEntity<CommandAnswer<Recorded>> record(ReportedDay day, RequestContext context) {
        Accepted recorded = commands.send(new RecordDay(day, clock.instant()), context);
        Change change = recorded.outcome(KpiRecordingResult.class).change();
        return CommandAnswers.done(recorded, new Recorded(change));
    }

    /**
     * What became of each item of a batch, in its order.
     *
     * @param position the ledger position to wait for in a query that must see all of it
     */
    @NullMarked
    record BatchAnswer(
            long recorded, long restated, long unchanged, long rejected, long position, List<ItemResult> results) {}

    /**
     * What became of one item.
     *
     * @param problem why it was rejected
     */
    @NullMarked
    record ItemResult(
            int index, @Nullable Change status, @Nullable ProblemDetail problem) {}

    @PutMapping("/kpis")
    ResponseEntity<BatchAnswer> recordAll(@RequestBody JsonNode body, Locale locale, RequestContext context) {
        List<JsonNode> items = batches.items(body);
        boolean merge = batches.isMerge(body);
        KpiBatch batch = new KpiBatch(commands, batchSenders, clock.instant(), items.size());
        for (int i = 0; i < items.size(); i++) {
            try {
                ReportedDay day = batches.read(items.get(i));
                batch.add(i, merge ? day.merging(KpiBatchForm.metrics(items.get(i))) : day);
            } catch (Rejection rejection) {
                batch.reject(i, rejection);
            }
        }
        BatchAnswer answer = answer(batch.record(context), batch.position(), locale);
        return ResponseEntity.ok()
                .header("X-Position", Long.toString(answer.position()))
                .body(answer);
    }

    private BatchAnswer answer(List<KpiRecordingResult> recorded, long position, Locale locale) {
        List<ItemResult> results = new ArrayList<>();
        for (KpiRecordingResult each : recorded) {
            ProblemDetail problem = each.rejection() == null
                    ? null
                    : problems.of(each.rejection(), locale).getBody();
            results.add(new ItemResult(results.size(), each.change(), problem));
        }
        return new BatchAnswer(
                count(recorded, Change.RECORDED),
                count(recorded, Change.RESTATED),
                count(recorded, Change.UNCHANGED),
                count(recorded, Change.REJECTED),
                position,
                results);
    }

    private static long count(List<KpiRecordingResult> recorded, Change change) {
        return recorded.stream().filter(each -> each.change() == change).count();
    }
}
