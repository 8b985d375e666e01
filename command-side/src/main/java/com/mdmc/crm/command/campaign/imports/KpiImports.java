package com.mdmc.crm.command.campaign.imports;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.campaign.billing.CampaignSpends;
import com.mdmc.crm.command.campaign.imports.ImportPreview.Unmapped;
import com.mdmc.crm.command.campaign.imports.KpiImportCommand.ConfirmKpiImport;
import com.mdmc.crm.command.campaign.imports.KpiImportCommand.PreviewKpiImport;
import com.mdmc.crm.command.campaign.imports.KpiImportCommand.ReverseKpiImport;
import com.mdmc.crm.command.campaign.imports.StagedDays.Chunk;
import com.mdmc.crm.command.campaign.imports.StagedDays.Source;
import com.mdmc.crm.command.campaign.imports.StagedDays.StagedDay;
import com.mdmc.crm.command.campaign.kpi.KpiBatch;
import com.mdmc.crm.command.campaign.kpi.KpiPreviews;
import com.mdmc.crm.command.campaign.kpi.KpiRecordingResult;
import com.mdmc.crm.command.campaign.kpi.KpisCommand.ReportedDay;
import com.mdmc.crm.command.campaign.kpi.KpisCommand.ReverseDays;
import com.mdmc.crm.command.campaign.kpi.ReversedDays;
import com.mdmc.crm.command.campaign.kpi.SourceCampaign;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.campaign.imports.KpiImportEvent.Days;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.http.ProblemAnswers;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.reports.Report;
import com.mdmc.crm.reports.ReportOptions;
import com.mdmc.crm.reports.ReportReader;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Application service of imports: reads and stages a report, records what was staged, undoes it. */
@Component
class KpiImports {
    private final Commands commands;
    private final KpiPreviews previews;
    private final CampaignSpends spends;
    private final StagedDays staged;
    private final StagedCampaigns stagedCampaigns;
    private final Views views;
    private final PlatformNumbers numbers;
    private final ExecutorService batchSenders;
    private final ProblemAnswers problems;
    private final MessageSource messages;
    private final Clock clock;

    KpiImports(
            Commands commands,
            KpiPreviews previews,
            CampaignSpends spends,
            MongoDatabase database,
            StagedCampaigns stagedCampaigns,
            Views views,
            PlatformNumbers numbers,
            ExecutorService batchSenders,
            ProblemAnswers problems,
            MessageSource messages,
            Clock clock) {
        this.commands = commands;
        this.previews = previews;
        this.spends = spends;
        this.staged = new StagedDays(database);
        this.stagedCampaigns = stagedCampaigns;
        this.views = views;
        this.numbers = numbers;
        this.batchSenders = batchSenders;
        this.problems = problems;
        this.messages = messages;
        this.clock = clock;
    }

    /** Opens a report; where its titles fit several platforms, for the one that its campaigns are set up for. */
    Report open(Path file, ReportOptions options, String campaign, Map<String, String> told, Actor actor)
            throws IOException {
        List<Platform> fitting = options.platform() == null ? ReportReader.platforms(file, options) : List.of();
        List<ReportOptions> setUp = new ArrayList<>();
        for (Platform platform : fitting.size() < 2 ? List.<Platform>of() : fitting) {
            ReportOptions named = options.withPlatform(platform);
            Collection<String> ours = campaign != null
                    ? List.of(campaign)
                    : targets(ReportReader.open(file, named), null, told, actor).campaigns();
            if (ours.stream().anyMatch(each -> isSetUp(each, platform, actor))) {
                setUp.add(named);
            }
        }
        return ReportReader.open(file, setUp.size() == 1 ? setUp.get(0) : options);
    }

    private ImportTargets targets(Report report, String campaign, Map<String, String> told, Actor actor) {
        return new ImportTargets(views, numbers, report, campaign, told, each -> isInReach(each, actor));
    }

    private boolean isInReach(String campaign, Actor actor) {
        try {
            previews.requireReach(new CampaignId(campaign), actor, clock.instant());
            return true;
        } catch (Rejection rejection) {
            return false;
        }
    }

    private boolean isSetUp(String campaign, Platform platform, Actor actor) {
        try {
            return previews.terms(new CampaignId(campaign), actor, clock.instant())
                    .accounts()
                    .containsKey(platform);
        } catch (Rejection rejection) {
            return false;
        }
    }

    /** Who wants what imported from where. */
    record Request(
            Source source,
            Report report,
            String campaign,
            Map<String, String> told,
            Locale locale,
            RequestContext by) {}

    /** An import's answer with what it would do. */
    record Previewed(Accepted accepted, ImportPreview preview) {}

    Previewed preview(Request request) throws IOException {
        request.by().actor().require(Permission.CAMPAIGNS_UPDATE);
        Source source = request.source();
        Report report = request.report();
        ImportTargets targets =
                targets(report, request.campaign(), request.told(), request.by().actor());
        Map<String, List<SourceCampaign>> kept = stagedCampaigns.encrypted(source.platform(), targets.byTarget());
        staged.begin(source, kept, clock.instant());
        Findings findings = new Findings(problems, messages, request.locale());
        ImportPreviews campaigns = new ImportPreviews(
                previews,
                spends,
                staged,
                source,
                new ReportCampaigns(targets, kept),
                request.by().actor(),
                clock.instant(),
                findings);
        report.read(targets::of, (target, days) -> campaigns.add(target, days, request.locale()));
        Days days = campaigns.campaigns().stream()
                .map(ImportPreview.CampaignPreview::days)
                .reduce(new Days(0, 0, 0, 0, 0), Counts::sum);
        List<CampaignId> ids = campaigns.campaigns().stream()
                .map(ImportPreview.CampaignPreview::campaignId)
                .distinct()
                .toList();
        Accepted accepted = commands.send(
                new PreviewKpiImport(
                        source.importId(), source.platform(), source.digest(), source.fetchedAt(), ids, days),
                request.by());
        return new Previewed(
                accepted,
                new ImportPreview(
                        source.platform(),
                        report.form(),
                        report.lines(),
                        report.totalLines(),
                        report.unknownTitles(),
                        days,
                        campaigns.campaigns(),
                        unmapped(report, targets),
                        findings.problems(),
                        findings.flags()));
    }

    private static List<Unmapped> unmapped(Report report, ImportTargets targets) {
        return report.campaigns().entrySet().stream()
                .filter(each -> targets.of(each.getKey()) == null)
                .map(each -> new Unmapped(
                        each.getKey().account(),
                        each.getKey().id(),
                        each.getKey().name(),
                        each.getValue(),
                        targets.numbered(each.getKey())))
                .toList();
    }

    /** An answer with what became of the days. */
    record Confirmed(Accepted accepted, Days days) {}

    /** Records what was staged; repeating it after a crash goes on and changes nothing twice. */
    Confirmed confirm(String importId, boolean acceptFlagged, RequestContext by) {
        Source source = find(importId, by);
        requireStanding(source);
        staged.confirm(importId, acceptFlagged);
        Map<String, List<SourceCampaign>> found = staged.platformCampaigns(importId);
        Counts counts = new Counts();
        Set<String> recorded = new HashSet<>();
        staged.each(importId, chunk -> {
            recorded.add(chunk.campaign().value());
            KpiBatch batch = new KpiBatch(
                    commands, batchSenders, clock.instant(), chunk.days().size());
            List<SourceCampaign> theirs = found.getOrDefault(chunk.campaign().value(), List.of());
            boolean areReadable = stagedCampaigns.areReadable(theirs);
            int index = 0;
            for (StagedDay day : chunk.days()) {
                boolean isFlagged =
                        day.flagged() || !areReadable && !day.parts().isEmpty();
                if (isFlagged && !acceptFlagged) {
                    batch.reject(index++, Rejection.state("implausible"));
                    counts.flagged(true);
                } else {
                    batch.add(index++, source.reported(chunk.campaign(), day, theirs));
                }
            }
            for (KpiRecordingResult result : batch.record(by)) {
                counts.add(result.change());
            }
            undoIfReversed(importId, chunk, by);
        });
        requireStanding(known(importId));
        found.keySet().retainAll(recorded);
        stagedCampaigns.commands(source.platform(), found).forEach(link -> commands.send(link, by));
        return new Confirmed(commands.send(new ConfirmKpiImport(importId, counts.days()), by), counts.days());
    }

    private static void requireStanding(Source source) {
        if (source.isReversed()) {
            throw Rejection.state("import-reversed");
        }
    }

    // A reversal that began meanwhile may have gone past what was recorded only now. One that begins later finds it.
    private void undoIfReversed(String importId, Chunk chunk, RequestContext by) {
        Source now = known(importId);
        if (now.isReversed()) {
            reverse(now, chunk, staged.reversed(), by);
        }
    }

    /** An answer with what became of the days. */
    record Reversed(Accepted accepted, ReversedDays days) {}

    /** Restores what was known before an import, of every day that nothing newer came for. */
    Reversed reverse(String importId, RequestContext by) {
        Source source = find(importId, by);
        staged.close(importId);
        Set<String> reversed = staged.reversed();
        ReversedDays[] days = {ReversedDays.NONE};
        staged.each(importId, chunk -> days[0] = days[0].plus(reverse(source, chunk, reversed, by)));
        ReverseKpiImport closing = new ReverseKpiImport(importId, days[0].restored(), days[0].kept());
        return new Reversed(commands.send(closing, by), days[0]);
    }

    private ReversedDays reverse(Source source, Chunk chunk, Set<String> reversed, RequestContext by) {
        List<LocalDate> days = chunk.days().stream().map(StagedDay::date).toList();
        List<ReportedDay> standing = staged.standing(source, chunk.campaign(), Set.copyOf(days));
        ReverseDays command =
                new ReverseDays(chunk.campaign(), source.platform(), reversed, days, standing, clock.instant());
        return commands.send(command, by).outcome(ReversedDays.class);
    }

    // An import is that of those who may record days of all its campaigns. Nothing is done of it before that is known.
    private Source find(String importId, RequestContext by) {
        by.actor().require(Permission.CAMPAIGNS_UPDATE);
        Source source = known(importId);
        staged.campaigns(importId).forEach(campaign -> previews.requireReach(campaign, by.actor(), clock.instant()));
        return source;
    }

    private Source known(String importId) {
        return staged.find(importId).orElseThrow(Rejection::notFound);
    }
}
