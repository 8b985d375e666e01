package com.mdmc.crm.reports;

import com.mdmc.crm.domain.Platform;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A Meta report written by a test, and what is read of it with all its campaigns as one. */
record WrittenReport(List<ReportDay> days) {

    /** Fills a sheet. */
    interface Content {
        void write(Worksheet sheet);
    }

    static WrittenReport of(Path directory, String text) throws IOException {
        return of(directory, text, ReportOptions.of(Platform.META));
    }

    static WrittenReport of(Path directory, String text, ReportOptions options) throws IOException {
        return read(Files.writeString(directory.resolve("report.csv"), text), options);
    }

    static WrittenReport workbook(Path directory, Content content) throws IOException {
        return workbook(directory, ReportOptions.of(Platform.META), content);
    }

    static WrittenReport workbook(Path directory, ReportOptions options, Content content) throws IOException {
        Path file = directory.resolve("report.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "Reports", "1.0")) {
            content.write(workbook.newWorksheet("Report"));
        }
        return read(file, options);
    }

    static WrittenReport read(Path file, ReportOptions options) throws IOException {
        List<ReportDay> all = new ArrayList<>();
        ReportReader.open(file, options).read(campaign -> "one", (target, days) -> all.addAll(days));
        return new WrittenReport(all);
    }

    /** The codes of what is refused, {@code null} for a day that is taken. */
    List<String> codes() {
        return days.stream()
                .map(day -> day.problem() == null ? null : day.problem().code())
                .toList();
    }

    /** What is taken: day → figure. */
    Map<String, String> taken(String metric) {
        Map<String, String> taken = new TreeMap<>();
        for (ReportDay day : days) {
            BigDecimal figure = day.metrics().get(metric);
            if (day.problem() == null && figure != null) {
                taken.put(day.date().toString(), figure.toPlainString());
            }
        }
        return taken;
    }
}
