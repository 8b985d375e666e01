package com.mdmc.crm.standalone.cli.kpis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mdmc.crm.reports.PlatformCampaign;
import com.mdmc.crm.reports.Report;
import com.mdmc.crm.reports.ReportDay;
import com.mdmc.crm.reports.ReportOptions;
import com.mdmc.crm.reports.ReportProblem;
import com.mdmc.crm.reports.ReportReader;
import com.mdmc.crm.reports.ReportRefused;
import com.mdmc.crm.standalone.cli.kpis.ImportProgress.Reached;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code crm import-kpis}: takes an ad platform's export in. Repeating it changes nothing, an older export never replaces
 * a newer one, and an interrupted import goes on where it stopped.
 */
@Command(
        name = "import-kpis",
        exitCodeOnExecutionException = 2,
        exitCodeOnInvalidInput = 3,
        mixinStandardHelpOptions = true,
        description = "Imports an ad platform's report export (CSV, XLSX or ZIP, by day) into one or more campaigns.",
        footer = {
            "",
            "Says first what it would do; on a terminal it asks, elsewhere it records with --apply alone.",
            "Ends with 0 if everything was taken in, 1 if something was refused, 2 if nothing could be taken in,",
            "3 if the command line is wrong."
        })
public final class ImportKpis implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The export.")
    private Path file;

    @Option(names = "--campaign", description = "Id of the campaign; else as the platform settings of campaigns say.")
    private String campaign;

    @Option(names = "--only", description = "Name or number of a platform campaign to take; may be repeated.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--map", paramLabel = "PLATFORM'S=OURS", description = "A platform campaign's name or number = id.")
    private Map<String, String> map = new LinkedHashMap<>();

    @Option(names = "--apply", description = "Record without asking.")
    private boolean apply;

    @Option(names = "--fetched-at", description = "When the export was made; else the file's own time.")
    private Instant fetchedAt;

    @Option(names = "--batch", defaultValue = "500", description = "Days a request, at most 1000 (${DEFAULT-VALUE}).")
    private int batchSize;

    @Mixin
    private ReportOptionsMixin reading;

    @Mixin
    private ServerOptions server;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        try {
            return run(spec.commandLine().getOut(), err);
        } catch (ReportRefused refused) {
            return failed(err, refused.problem().text(Locale.ENGLISH));
        } catch (IOException | UncheckedIOException | IllegalArgumentException impossible) {
            return failed(err, impossible.getMessage());
        }
    }

    private static int failed(PrintWriter err, String reason) {
        err.println("import-kpis: " + reason);
        err.flush();
        return 2;
    }

    private int run(PrintWriter out, PrintWriter err) throws IOException, InterruptedException {
        ReportOptions options = reading.of(file);
        Report report = ReportReader.open(file, options);
        Instant fetched = fetchedAt == null ? Files.getLastModifiedTime(file).toInstant() : fetchedAt;
        DayItems items = new DayItems(options.platform(), fetched, ReportReader.digest(file));
        KpiUpload upload = server.connected();
        Function<PlatformCampaign, String> targets = targets(report, options, upload);
        describe(report, targets, err);
        boolean isInteractive = !apply && System.console() != null;
        if (!apply) {
            Tally tally = new Tally();
            preview(report, targets, items, upload, tally).print(out);
            out.println(tally.summary());
            out.flush();
            tally.complain(err);
            if (!isInteractive || !isConfirmed()) {
                out.println("nothing was recorded; --apply records it");
                out.flush();
                return status(tally, report, targets);
            }
        }
        return record(report, targets, items, upload, options, out, err);
    }

    private static boolean isConfirmed() {
        String answer = System.console().readLine("Record this? [y/N] ");
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes|o|oui");
    }

    private Function<PlatformCampaign, String> targets(Report report, ReportOptions options, KpiUpload upload)
            throws IOException, InterruptedException {
        if (campaign == null) {
            CampaignMapping mapping = new CampaignMapping(map).learned(upload, options.platform());
            return mapping::of;
        }
        if (report.campaigns().size() > 1 && only.isEmpty() && map.isEmpty()) {
            CampaignMapping mapping = new CampaignMapping(Map.of()).learned(upload, options.platform());
            if (report.campaigns().keySet().stream().noneMatch(each -> campaign.equals(mapping.of(each)))) {
                throw new IllegalArgumentException(severalCampaigns(report));
            }
            return each -> campaign.equals(mapping.of(each)) ? campaign : null;
        }
        return each -> isChosen(each) ? campaign : null;
    }

    private boolean isChosen(PlatformCampaign each) {
        if (only.isEmpty() && map.isEmpty()) {
            return true;
        }
        return only.contains(each.id())
                || only.contains(each.name())
                || campaign.equals(map.get(each.id()))
                || campaign.equals(map.get(each.name()));
    }

    private static String severalCampaigns(Report report) {
        String names = report.campaigns().keySet().stream()
                .map(each -> each.id().isEmpty() ? each.label() : each.label() + " (" + each.id() + ")")
                .collect(Collectors.joining(", "));
        return new ReportProblem("several-campaigns", Map.of("names", names), 0).text(Locale.ENGLISH) + " (--only)";
    }

    private void describe(Report report, Function<PlatformCampaign, String> targets, PrintWriter err) {
        if (!report.unknownTitles().isEmpty()) {
            err.println("columns not taken: " + String.join(", ", report.unknownTitles()));
        }
        report.campaigns().forEach((each, lines) -> {
            if (targets.apply(each) == null) {
                err.println((campaign == null ? "not mapped: " : "left out: ") + each.label()
                        + (each.id().isEmpty() ? "" : " (" + each.id() + ")") + ", " + lines + " lines");
            }
        });
        err.flush();
    }

    private ImportTable preview(
            Report report, Function<PlatformCampaign, String> targets, DayItems items, KpiUpload upload, Tally tally)
            throws IOException {
        ImportTable table = new ImportTable();
        report.read(targets, (target, days) -> {
            for (int from = 0; from < days.size(); from += batchSize) {
                List<ReportDay> batch = days.subList(from, Math.min(days.size(), from + batchSize));
                refuse(batch, tally, day -> table.refused(target));
                send(batch, target, items, upload, true, tally, result -> table.answered(target, result));
            }
        });
        return table;
    }

    private int record(
            Report report,
            Function<PlatformCampaign, String> targets,
            DayItems items,
            KpiUpload upload,
            ReportOptions options,
            PrintWriter out,
            PrintWriter err)
            throws IOException {
        ImportProgress progress = ImportProgress.of(file, items.digest(), settings(items.fetchedAt(), options));
        Reached before = progress.reached();
        Tally tally = new Tally();
        tally.before(before.days(), before.rejected());
        long[] seen = {0};
        try (ProgressBar bar = bar()) {
            report.read(targets, (target, days) -> {
                for (int from = 0; from < days.size(); from += batchSize) {
                    List<ReportDay> batch = days.subList(from, Math.min(days.size(), from + batchSize));
                    seen[0] += batch.size();
                    bar.stepBy(batch.size());
                    if (seen[0] > before.days() + before.rejected()) {
                        refuse(batch, tally, day -> {});
                        send(batch, target, items, upload, false, tally, result -> {});
                        reached(progress, new Reached(seen[0] - tally.rejected(), tally.rejected()));
                    }
                }
            });
        }
        progress.done();
        out.println(tally.summary());
        out.flush();
        tally.complain(err);
        return status(tally, report, targets);
    }

    private static void reached(ImportProgress progress, Reached now) {
        try {
            progress.reached(now);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    // What was not asked for is not refused.
    private int status(Tally tally, Report report, Function<PlatformCampaign, String> targets) {
        boolean isUnmapped =
                campaign == null && report.campaigns().keySet().stream().anyMatch(each -> targets.apply(each) == null);
        if (tally.taken() == 0) {
            return 2;
        }
        return tally.rejected() > 0 || isUnmapped ? 1 : 0;
    }

    // What a day comes to depends on all of these.
    private String settings(Instant fetched, ReportOptions options) {
        return String.join(
                " ",
                String.valueOf(campaign),
                only.toString(),
                map.toString(),
                server.server().toString(),
                fetched.toString(),
                Integer.toString(batchSize),
                reading.settings(options));
    }

    private static void refuse(List<ReportDay> batch, Tally tally, Consumer<ReportDay> also) {
        for (ReportDay day : batch) {
            if (day.problem() != null) {
                also.accept(day);
                tally.refused(day.problem().code(), day.lines(), day.problem().text(Locale.ENGLISH));
            }
        }
    }

    private static void send(
            List<ReportDay> batch,
            String target,
            DayItems items,
            KpiUpload upload,
            boolean isDryRun,
            Tally tally,
            Consumer<JsonNode> also) {
        List<ReportDay> readable =
                batch.stream().filter(day -> day.problem() == null).toList();
        if (readable.isEmpty()) {
            return;
        }
        List<ObjectNode> sent =
                readable.stream().map(day -> items.item(target, day)).toList();
        JsonNode results = results(upload, sent, items.digest(), isDryRun);
        for (int i = 0; i < readable.size(); i++) {
            tally.answered(readable.get(i).lines(), results.path(i));
            also.accept(results.path(i));
        }
    }

    private static JsonNode results(KpiUpload upload, List<ObjectNode> sent, String digest, boolean isDryRun) {
        try {
            return upload.send(sent, digest, isDryRun);
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException());
        }
    }

    private static ProgressBar bar() {
        return new ProgressBarBuilder()
                .setTaskName("Importing")
                .setUnit(" days", 1)
                .setInitialMax(-1)
                .build();
    }
}
