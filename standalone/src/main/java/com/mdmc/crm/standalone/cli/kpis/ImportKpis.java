package com.mdmc.crm.standalone.cli.kpis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.WireEnum;
import com.mdmc.crm.standalone.cli.kpis.ImportProgress.Reached;
import com.mdmc.crm.standalone.cli.kpis.ReportFile.Line;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code crm import-kpis}: takes an ad platform's export into a campaign. Repeating it changes nothing, an older export
 * never replaces a newer one, and an interrupted import goes on where it stopped.
 */
@Command(
        name = "import-kpis",
        exitCodeOnExecutionException = 2,
        mixinStandardHelpOptions = true,
        description = "Imports an ad platform's report export (CSV, one line a day) into a campaign.",
        footer = {"", "Ends with 0 if every line was taken in, 1 if some were not, 2 if nothing could be done."})
public final class ImportKpis implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The export.")
    private Path file;

    @Option(names = "--campaign", required = true, description = "Id of the campaign.")
    private String campaign;

    @Option(names = "--platform", required = true, description = "youtube, spotify, meta, tiktok or google.")
    private String platform;

    @Option(names = "--server", defaultValue = "${CRM_URL:-http://127.0.0.1:8080}", description = "${DEFAULT-VALUE}")
    private URI server;

    @Option(names = "--token", defaultValue = "${CRM_TOKEN:-}", description = "Access token; or CRM_TOKEN.")
    private String token;

    @Option(names = "--email", defaultValue = "${CRM_EMAIL:-}", description = "To log in with; or CRM_EMAIL.")
    private String email;

    @Option(names = "--password", defaultValue = "${CRM_PASSWORD:-}", description = "Better set CRM_PASSWORD.")
    private String password;

    @Option(names = "--columns", description = "Own column titles: a properties file of metric=Title|Other title.")
    private Path columns;

    @Option(names = "--separator", defaultValue = ",", description = "Between fields (${DEFAULT-VALUE}).")
    private char separator;

    @Option(names = "--decimal-comma", description = "Numbers are written as 1 234,56.")
    private boolean decimalComma;

    @Option(
            names = "--date-format",
            defaultValue = "yyyy-MM-dd",
            description = "Such as dd/MM/yyyy (${DEFAULT-VALUE}).")
    private String dateFormat;

    @Option(names = "--currency", description = "Of the amounts; else as the export says, or the ad account's.")
    private String currency;

    @Option(names = "--fetched-at", description = "When the export was made; else the file's own time.")
    private Instant fetchedAt;

    @Option(names = "--batch", defaultValue = "500", description = "Lines a request, at most 1000 (${DEFAULT-VALUE}).")
    private int batchSize;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            return run(out, err);
        } catch (IOException | CsvParseException | IllegalArgumentException impossible) {
            err.println("import-kpis: " + impossible.getMessage());
            return 2;
        }
    }

    private int run(PrintWriter out, PrintWriter err) throws IOException, InterruptedException {
        Platform of = WireEnum.of(Platform.class, platform)
                .orElseThrow(() -> new IllegalArgumentException("no platform is called " + platform));
        Instant fetched = fetchedAt == null ? Files.getLastModifiedTime(file).toInstant() : fetchedAt;
        List<Line> lines = lines(of);
        ImportProgress progress = ImportProgress.of(file, settings(fetched));
        Reached before = progress.reached();
        Tally tally = new Tally(err);
        List<Line> left =
                lines.stream().filter(line -> line.number() > before.line()).toList();
        tally.before(lines.size() - left.size(), before.rejected());
        try (ProgressBar bar = bar(left.size())) {
            KpiUpload upload =
                    token.isEmpty() ? KpiUpload.loggedIn(server, email, password) : KpiUpload.withToken(server, token);
            for (int from = 0; from < left.size(); from += batchSize) {
                List<Line> batch = left.subList(from, Math.min(left.size(), from + batchSize));
                send(batch, upload, fetched, tally);
                progress.reached(new Reached(batch.get(batch.size() - 1).number(), tally.rejected()));
                bar.stepBy(batch.size());
            }
        }
        progress.done();
        out.println(tally.summary());
        out.flush();
        return tally.rejected() > 0 ? 1 : 0;
    }

    // What a line comes to depends on all of these.
    private String settings(Instant fetched) throws IOException {
        String titles = columns == null ? "" : Files.readString(columns);
        return String.join(
                " ",
                campaign,
                platform,
                server.toString(),
                fetched.toString(),
                dateFormat,
                Boolean.toString(decimalComma),
                Integer.toString(separator),
                Integer.toHexString(titles.hashCode()),
                String.valueOf(currency));
    }

    private List<Line> lines(Platform of) throws IOException {
        ReportValues values = new ReportValues(DateTimeFormatter.ofPattern(dateFormat, Locale.ENGLISH), decimalComma);
        ReportColumns titles = columns == null ? ReportColumns.of(of) : ReportColumns.of(columns);
        List<Line> lines = new ArrayList<>();
        new ReportFile(file, separator, titles, values).read(lines::add);
        return lines;
    }

    private void send(List<Line> batch, KpiUpload upload, Instant fetched, Tally tally)
            throws IOException, InterruptedException {
        batch.stream().filter(line -> line.error() != null).forEach(tally::unreadable);
        List<Line> readable =
                batch.stream().filter(line -> line.error() == null).toList();
        if (readable.isEmpty()) {
            return;
        }
        List<ObjectNode> items =
                readable.stream().map(line -> item(line, fetched)).toList();
        JsonNode results = upload.send(items);
        for (int i = 0; i < readable.size(); i++) {
            tally.answered(readable.get(i), results.path(i));
        }
    }

    private ObjectNode item(Line line, Instant fetched) {
        if (currency != null) {
            line.kpis().put(ReportColumns.CURRENCY, currency);
        }
        return line.kpis()
                .put("campaignId", campaign)
                .put("platform", platform)
                .put("date", line.day().toString())
                .put("fetchedAt", fetched.toString());
    }

    private static ProgressBar bar(int size) {
        return new ProgressBarBuilder()
                .setTaskName("Importing")
                .setUnit(" lines", 1)
                .setInitialMax(size)
                .build();
    }
}
