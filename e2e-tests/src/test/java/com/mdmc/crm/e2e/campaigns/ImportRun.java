package com.mdmc.crm.e2e.campaigns;

import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.cli.kpis.ImportKpis;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Runs {@code crm import-kpis} against the shared program. */
final class ImportRun {
    private ImportRun() {}

    /** What the command answered and wrote. */
    record Outcome(int status, String output, String errors) {

        /** What became of the days. */
        String recorded() {
            String last = output.substring(output.lastIndexOf('\n') + 1);
            return last.replaceFirst("; import-.*", "");
        }
    }

    static Outcome of(Path export, String campaign, String platform, List<String> options) {
        return of(arguments(export, campaign, platform, options));
    }

    /** The same with all arguments given. */
    static Outcome of(List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = new CommandLine(new ImportKpis())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
        // Where a test expects something else, this says why it came so.
        err.toString().lines().forEach(line -> System.out.println("import-kpis, " + status + ": " + line));
        return new Outcome(status, out.toString().strip(), err.toString());
    }

    /** The command's arguments, with everything it needs to find the program. */
    static List<String> arguments(Path export, String campaign, String platform, List<String> options) {
        return arguments(
                "http://127.0.0.1:" + RunningCrm.shared().server().port(), export, campaign, platform, options);
    }

    /** The same for a program elsewhere. */
    static List<String> arguments(String server, Path export, String campaign, String platform, List<String> options) {
        madeNow(export);
        List<String> arguments = new ArrayList<>(List.of(
                export.toString(),
                "--campaign",
                campaign,
                "--platform",
                platform,
                "--server",
                server,
                "--email",
                RunningCrm.ADMIN_EMAIL,
                "--password",
                RunningCrm.ADMIN_PASSWORD));
        arguments.addAll(options);
        return arguments;
    }

    // By the clock the programs under test live by: the machine's may be ahead of it.
    private static void madeNow(Path export) {
        try {
            Files.setLastModifiedTime(export, FileTime.from(RunningCrm.clock().instant()));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
