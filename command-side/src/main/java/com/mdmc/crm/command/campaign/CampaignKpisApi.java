package com.mdmc.crm.command.campaign;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.campaign.CampaignCommand.AdmitFigures;
import com.mdmc.crm.command.campaign.DayOutcome.Change;
import com.mdmc.crm.command.campaign.FigureMonth.CreativeMonth;
import com.mdmc.crm.command.campaign.FigureMonth.KpisMonth;
import com.mdmc.crm.command.campaign.KpisCommand.RecordDay;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.platform.http.ProblemAnswers;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
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

/** Takes in daily figures: the campaign says under which terms, the month they belong to what they change. */
@RestController
@RequestMapping("/api/campaigns")
class CampaignKpisApi {
    private final Commands commands;
    private final FigureBatchForm batches;
    private final ExecutorService figureRecorders;
    private final ProblemAnswers problems;
    private final Clock clock;

    CampaignKpisApi(
            Commands commands,
            FigureBatchForm batches,
            ExecutorService figureRecorders,
            ProblemAnswers problems,
            Clock clock) {
        this.commands = commands;
        this.batches = batches;
        this.figureRecorders = figureRecorders;
        this.problems = problems;
        this.clock = clock;
    }

    @PutMapping("/{id}/kpis/{platform}/{date}")
    ResponseEntity<?> record(
            @PathVariable CampaignId id,
            @PathVariable Platform platform,
            @PathVariable @DateTimeFormat(iso = ISO.DATE) LocalDate date,
            @Valid @RequestBody FiguresForm body) {
        Instant now = clock.instant();
        FigureTerms terms = commands.send(new AdmitFigures(id, now)).outcome(FigureTerms.class);
        return done(commands.send(new RecordDay(KpisMonth.of(id, platform, date), body.of(date), terms, now)));
    }

    @PutMapping("/{id}/creatives/{creativeId}/kpis/{date}")
    ResponseEntity<?> recordCreative(
            @PathVariable CampaignId id,
            @PathVariable String creativeId,
            @PathVariable @DateTimeFormat(iso = ISO.DATE) LocalDate date,
            @Valid @RequestBody FiguresForm body) {
        Instant now = clock.instant();
        FigureTerms terms = commands.send(new AdmitFigures(id, now)).outcome(FigureTerms.class);
        CreativeMonth month = CreativeMonth.of(id, creativeId, date);
        return done(commands.send(new RecordDay(month, body.of(date), terms, now)));
    }

    // The version is that of the month's figures; the campaign's own does not move with them.
    private static ResponseEntity<?> done(Accepted recorded) {
        Change change = recorded.outcome(DayOutcome.class).change();
        return CommandAnswers.done(recorded, Map.of("status", change));
    }

    /**
     * What became of each item of a batch, in its order.
     *
     * @param position the ledger position to wait for in a query that must see all of it
     */
    record BatchAnswer(
            long recorded, long restated, long unchanged, long rejected, long position, List<ItemResult> results) {}

    /** What became of one item; {@code problem} says why it was rejected. */
    record ItemResult(int index, Change status, ProblemDetail problem) {}

    @PutMapping("/kpis")
    ResponseEntity<BatchAnswer> recordAll(@RequestBody JsonNode body, Locale locale) {
        List<JsonNode> items = batches.items(body);
        FigureBatch batch = new FigureBatch(commands, figureRecorders, clock.instant(), items.size());
        for (int i = 0; i < items.size(); i++) {
            try {
                batch.add(batches.read(i, items.get(i)));
            } catch (Rejection refusal) {
                batch.reject(i, refusal);
            }
        }
        BatchAnswer answer = answer(batch.record(), batch.position(), locale);
        return ResponseEntity.ok()
                .header("X-Position", Long.toString(answer.position()))
                .body(answer);
    }

    private BatchAnswer answer(List<DayOutcome> outcomes, long position, Locale locale) {
        List<ItemResult> results = new ArrayList<>();
        for (DayOutcome outcome : outcomes) {
            ProblemDetail problem = outcome.refusal() == null
                    ? null
                    : problems.of(outcome.refusal(), locale).getBody();
            results.add(new ItemResult(results.size(), outcome.change(), problem));
        }
        return new BatchAnswer(
                count(outcomes, Change.RECORDED),
                count(outcomes, Change.RESTATED),
                count(outcomes, Change.UNCHANGED),
                count(outcomes, Change.REJECTED),
                position,
                results);
    }

    private static long count(List<DayOutcome> outcomes, Change change) {
        return outcomes.stream().filter(outcome -> outcome.change() == change).count();
    }
}
