package com.mdmc.crm.benchmarks.harness;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Prints measurements as Markdown tables, so that a run can go into the documentation as it is. */
public final class Report {

    private final PrintStream out;

    public Report(PrintStream out) {
        this.out = out;
    }

    /** Begins a section. */
    public void title(String text) {
        out.printf("%n### %s%n%n", text);
    }

    /** The head of a table. */
    public void columns(String... names) {
        row(List.of(names));
        row(Arrays.stream(names).map(name -> "---").toList());
    }

    /** A row of a table. */
    public void row(List<?> cells) {
        out.println("| " + String.join(" | ", cells.stream().map(Report::format).toList()) + " |");
    }

    /** A sentence about the measurements. */
    public void note(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }

    /** Whether a promise is kept, with the figure that says so. */
    public void promise(String what, double measurement, String unit, boolean kept) {
        out.printf(Locale.ROOT, "- %s: %.2f%s %s%n", what, measurement, unit, kept ? "(kept)" : "(NOT KEPT)");
    }

    private static String format(Object cell) {
        if (cell instanceof Double number) {
            return String.format(Locale.ROOT, number >= 100 ? "%,.0f" : "%.2f", number);
        }
        return String.valueOf(cell);
    }
}
