package com.mdmc.crm.standalone.cli.kpis;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code crm import-kpis}: takes an ad platform's export in, through {@code /api/imports}. Repeating it changes nothing,
 * an older export never replaces a newer one, and one that was interrupted is simply repeated.
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
    private static final List<String> CHANGES = List.of("recorded", "rejected", "restated", "unchanged");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The export.")
    private Path file;

    @Option(names = "--campaign", description = "Id of the campaign; else as the platform settings of campaigns say.")
    private String campaign;

    @Option(names = "--only", description = "Name or number of a platform campaign to take; may be repeated.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--map", paramLabel = "PLATFORM'S=OURS", description = "A platform campaign's name or number = id.")
    private List<String> map = new ArrayList<>();

    @Option(names = "--apply", description = "Record without asking.")
    private boolean apply;

    @Option(names = "--accept-flagged", description = "Record also what does not look right.")
    private boolean acceptFlagged;

    @Option(names = "--fetched-at", description = "When the export was made; else the file's own time.")
    private Instant fetchedAt;

    @Mixin
    private ReadingOptions reading;

    @Mixin
    private ServerOptions server;

    @Override
    public Integer call() throws InterruptedException {
        if (!Files.isReadable(file)) {
            throw new ParameterException(spec.commandLine(), file + " cannot be read");
        }
        if (!only.isEmpty() && campaign == null) {
            throw new ParameterException(spec.commandLine(), "--only goes with --campaign");
        }
        if (!map.stream().allMatch(each -> each.indexOf('=') > 0)) {
            throw new ParameterException(spec.commandLine(), "--map is a platform campaign's name or number=id");
        }
        try {
            return run(spec.commandLine().getOut(), spec.commandLine().getErr());
        } catch (IOException impossible) {
            spec.commandLine().getErr().println("import-kpis: " + impossible.getMessage());
            spec.commandLine().getErr().flush();
            return 2;
        }
    }

    private int run(PrintWriter out, PrintWriter err) throws IOException, InterruptedException {
        ImportClient crm = server.connected(err);
        JsonNode previewed = crm.preview(file, fields());
        PreviewText text = new PreviewText(previewed.path("preview"));
        text.print(out);
        text.complain(err, campaign != null);
        JsonNode expected = text.preview().path("days");
        int refused = expected.path("rejected").asInt();
        int readable = sum(expected) - refused;
        if (readable == 0) {
            err.println("import-kpis: nothing of it can be taken in" + hint(text));
            err.flush();
            return 2;
        }
        if (!apply && !isConfirmed()) {
            out.println("nothing was recorded; --apply records it");
            out.flush();
            return status(text, readable - withheld(expected), refused + withheld(expected));
        }
        JsonNode days =
                crm.confirm(previewed.path("id").asText(), acceptFlagged).path("days");
        out.println(summary(days, refused) + "; " + previewed.path("id").asText());
        out.flush();
        if (withheld(days) > 0) {
            err.println("import-kpis: days to be looked at were left out; --accept-flagged records them");
            err.flush();
        }
        int rejected = days.path("rejected").asInt();
        return status(text, sum(days) - rejected, rejected + refused);
    }

    private Map<String, List<String>> fields() throws IOException {
        Map<String, List<String>> fields = new LinkedHashMap<>(reading.fields());
        Instant made = fetchedAt == null ? Files.getLastModifiedTime(file).toInstant() : fetchedAt;
        fields.put("fetchedAt", List.of(made.toString()));
        List<String> told = new ArrayList<>(map);
        only.forEach(each -> told.add(each + "=" + campaign));
        fields.put("map", told);
        if (campaign != null) {
            fields.put("campaign", List.of(campaign));
        }
        return fields;
    }

    private String hint(PreviewText text) {
        if (text.preview().path("unmapped").isEmpty()) {
            return "";
        }
        return campaign == null
                ? "; say whose it is with --campaign or --map"
                : "; name what belongs to the campaign with --only";
    }

    private static boolean isConfirmed() {
        String answer = System.console() == null ? null : System.console().readLine("Record this? [y/N] ");
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes|o|oui");
    }

    private int withheld(JsonNode days) {
        return acceptFlagged ? 0 : days.path("flagged").asInt();
    }

    // What was not asked for is not refused.
    private int status(PreviewText text, int taken, int refused) {
        if (taken == 0) {
            return 2;
        }
        boolean isUnmapped =
                campaign == null && !text.preview().path("unmapped").isEmpty();
        return refused > 0 || isUnmapped ? 1 : 0;
    }

    private static int sum(JsonNode days) {
        return CHANGES.stream().mapToInt(change -> days.path(change).asInt()).sum();
    }

    private static String summary(JsonNode days, int refused) {
        StringJoiner summary = new StringJoiner(", ");
        for (String change : CHANGES) {
            int count = days.path(change).asInt() + (change.equals("rejected") ? refused : 0);
            if (count > 0) {
                summary.add(change + " " + count);
            }
        }
        return summary.toString();
    }
}
