package com.mdmc.crm.standalone.cli.kpis;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.WireEnum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say what a report file does not. */
final class ReadingOptions {
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

    /** The fields of {@code POST /api/imports/kpis} that they stand for. */
    Map<String, List<String>> fields() throws IOException {
        if (platform != null && WireEnum.of(Platform.class, platform).isEmpty()) {
            throw new ParameterException(spec.commandLine(), "no platform is called " + platform);
        }
        if (decimal != null && !List.of("comma", "point").contains(decimal)) {
            throw new ParameterException(spec.commandLine(), "--decimal is comma or point, not " + decimal);
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        put(fields, "platform", platform);
        put(fields, "columns", columns == null ? null : Files.readString(columns));
        put(fields, "encoding", encoding);
        put(fields, "separator", separator);
        put(fields, "decimal", decimalComma ? "comma" : decimal);
        put(fields, "dateFormat", dateFormat);
        put(fields, "currency", currency);
        return fields;
    }

    private static void put(Map<String, List<String>> fields, String name, String value) {
        if (value != null) {
            fields.put(name, List.of(value));
        }
    }
}
