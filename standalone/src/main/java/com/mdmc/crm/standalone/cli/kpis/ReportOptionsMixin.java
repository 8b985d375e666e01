package com.mdmc.crm.standalone.cli.kpis;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.WireEnum;
import com.mdmc.crm.reports.ReportOptions;
import com.mdmc.crm.reports.ReportReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say what a report file does not. */
final class ReportOptionsMixin {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--platform", description = "youtube, spotify, meta, tiktok or google; else as the titles say.")
    private String platform;

    @Option(names = "--columns", description = "Own column titles: a properties file of metric=Title|Other title.")
    private Path columns;

    @Option(names = "--encoding", description = "Character set; else detected.")
    private String encoding;

    @Option(names = "--separator", description = "Between fields, tab for tabs; else detected.")
    private String separator;

    @Option(names = "--decimal", description = "comma or point; else as the numbers show.")
    private String decimal;

    @Option(names = "--decimal-comma", description = "The same as --decimal=comma.")
    private boolean decimalComma;

    @Option(names = "--date-format", description = "Such as dd/MM/yyyy; else as the days show.")
    private String dateFormat;

    @Option(names = "--currency", description = "Of the amounts; else as the export says, or the ad account's.")
    private String currency;

    /** The options for a file, with its platform. */
    ReportOptions of(Path file) throws IOException {
        ReportOptions options = options(platform == null ? null : named());
        return options.platform() != null ? options : options(ReportReader.platform(file, options));
    }

    private Platform named() {
        return WireEnum.of(Platform.class, platform)
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "no platform is called " + platform));
    }

    private ReportOptions options(Platform of) throws IOException {
        return new ReportOptions(
                of,
                columns == null ? null : Files.readString(columns),
                encoding,
                separator,
                decimalComma ? "comma" : decimal,
                dateFormat,
                currency);
    }

    /** What decides how lines are read, for recognising the same import again. */
    String settings(ReportOptions options) {
        return Integer.toHexString(options.toString().hashCode());
    }
}
