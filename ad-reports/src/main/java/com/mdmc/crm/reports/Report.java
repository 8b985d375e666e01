package com.mdmc.crm.reports;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.reports.Header.Column;
import com.mdmc.crm.reports.Lines.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A report whose form is decided: which figures it has of which days. It is read again for every question, in as many
 * passes as keep what is held small, so that its size does not matter.
 */
public final class Report {
    private static final int LINES_A_PASS = 60_000;

    private final Table table;
    private final Header header;
    private final DayStyle.Format days;
    private final DecimalSign decimals;
    private final ReportOptions options;
    private final Lines kinds;
    private final Totals totals = new Totals();
    private final Map<PlatformCampaign, Long> campaigns = new LinkedHashMap<>();
    private Period period;
    private long parts;
    private boolean allRead = true;

    /** Receives the days of one target, in order. */
    public interface Reader {
        void campaign(String target, List<ReportDay> days);
    }

    Report(Table table, Header header, DayStyle.Format days, DecimalSign decimals, ReportOptions options) {
        this.table = table;
        this.header = header;
        this.days = days;
        this.decimals = decimals;
        this.options = options;
        this.kinds = new Lines(header);
    }

    /** Adds up the whole file; fails if its lines come to more than the platform's own totals, or to less than each. */
    Report surveyed() throws IOException {
        table.read(row -> {
            if (row.number() < header.line()) {
                Period.in(row).ifPresent(stated -> period = stated);
            }
            Kind kind = kinds.kind(row, days);
            if (kind != Kind.REMARK) {
                requireTitled(row);
            }
            if (isOfUnknownCampaign(row, kind)) {
                throw new ReportRefused(ReportProblem.at(row.number(), "line-cut-off"));
            }
            if (kind == Kind.PART) {
                requireStated(row);
                parts++;
                campaigns.merge(kinds.campaign(row), 1L, Long::sum);
                Map<Metric, BigDecimal> figures = readable(row);
                allRead &= figures.size() == header.metrics().size();
                totals.addPart(figures);
            } else if (kind == Kind.TOTAL) {
                totals.addTotal(readable(row));
            }
            return true;
        });
        if (parts == 0) {
            throw ReportRefused.of("no-days");
        }
        refuse("overlapping-breakdowns", totals.exceeded());
        if (allRead) {
            refuse("lines-missing", totals.missed());
        }
        return this;
    }

    // What a spreadsheet swapped in every line contradicts nothing else.
    private void requireStated(Row row) {
        LocalDate day = days.day(row.cell(header.day()));
        if (period != null && day != null) {
            period.require(day, row);
        }
    }

    private static void refuse(String code, Metric metric) {
        if (metric != null) {
            throw ReportRefused.of(code, "metric", metric.path());
        }
    }

    /** The platform's campaigns in it, in the order of their first line, with the number of lines of each. */
    public Map<PlatformCampaign, Long> campaigns() {
        return campaigns;
    }

    /** The platform that made it. */
    public Platform platform() {
        return options.platform();
    }

    /** Titles of the columns nothing is known about and nothing is taken from. */
    public List<String> unknownTitles() {
        return header.unknownTitles();
    }

    /** Number of lines that are about a day. */
    public long lines() {
        return parts;
    }

    /** Number of lines in which the platform adds up others. */
    public int totalLines() {
        return totals.count();
    }

    /** How it was read, such as {@code UTF-8 ; point yyyy-M-d}. */
    public String form() {
        return table.format() + ", " + decimals.name().toLowerCase() + ", " + days.pattern();
    }

    /** Paths of the metrics it has a column for. */
    public List<String> metrics() {
        return header.metrics().keySet().stream().map(Metric::path).toList();
    }

    /**
     * Reads the days.
     *
     * @param targets whose day a line belongs to; lines of several platform campaigns with one target are added up, and
     *     lines with the target {@code null} are left out
     */
    public void read(Function<PlatformCampaign, String> targets, Reader reader) throws IOException {
        int passes = (int) ((parts + LINES_A_PASS - 1) / LINES_A_PASS);
        for (int pass = 0; pass < passes; pass++) {
            Map<String, Pending> pending = new LinkedHashMap<>();
            int chosen = pass;
            table.read(row -> {
                if (kinds.kind(row, days) == Kind.PART) {
                    String target = targets.apply(kinds.campaign(row));
                    if (target != null && Math.floorMod(target.hashCode(), passes) == chosen) {
                        pending.computeIfAbsent(target, unseen -> new Pending()).add(row);
                    }
                }
                return true;
            });
            boolean confirmed = totals.confirm();
            pending.forEach((target, each) -> reader.campaign(target, each.built(confirmed)));
        }
    }

    /** The days of one target as they grow. */
    private final class Pending {
        private final Map<LocalDate, DayBuilder> byDate = new TreeMap<>();
        private final Map<LocalDate, ReportProblem> suspect = new TreeMap<>();
        private final List<ReportProblem> homeless = new ArrayList<>();
        private final boolean isBroken = header.has(Header.BREAKDOWN);

        void add(Row row) {
            LocalDate date = days.day(row.cell(header.day()));
            if (date == null) {
                homeless(row);
                return;
            }
            DayBuilder day = byDate.computeIfAbsent(date, DayBuilder::new);
            try {
                requireOneDay(row, date);
                requireWhole(row);
                Map<Metric, BigDecimal> figures = figures(row);
                PlatformCampaign campaign = kinds.campaign(row);
                day.tell(
                        row,
                        campaign,
                        kinds,
                        header.has(Header.RESULT) ? row.text(header.column(Header.RESULT)) : null);
                day.add(row, campaign, figures, currency(row));
            } catch (ReportRefused line) {
                day.refuse(line.problem());
            }
        }

        // A line of no known day may be a part of any that it could mean.
        private void homeless(Row row) {
            String cell = row.text(header.day());
            ReportProblem problem = ReportProblem.at(row.number(), "not-a-day", "cell", cell);
            homeless.add(problem);
            DayStyle.readings(row.cell(header.day())).forEach(day -> suspect.put(day, problem));
        }

        List<ReportDay> built(boolean confirmed) {
            boolean hasParts = isBroken
                    || header.has(Header.ENTITY)
                    || byDate.values().stream().anyMatch(DayBuilder::hasSeveralLines);
            boolean partsMissing = !homeless.isEmpty() && hasParts;
            List<ReportDay> built = new ArrayList<>();
            byDate.forEach((date, day) -> {
                if (partsMissing || suspect.containsKey(date)) {
                    day.refuse(suspect.containsKey(date) ? suspect.get(date) : homeless.get(0));
                }
                built.add(day.built(confirmed, isBroken));
            });
            homeless.forEach(problem ->
                    built.add(new ReportDay(null, Map.of(), null, Long.toString(problem.line()), Map.of(), problem)));
            return built;
        }
    }

    private void requireOneDay(Row row, LocalDate date) {
        for (String role : List.of(Header.DATE, Header.PERIOD_START, Header.PERIOD_END)) {
            for (int column : header.columns(role)) {
                String cell = row.cell(column);
                if (!DecimalSign.isMissing(cell) && !date.equals(days.day(cell))) {
                    throw new ReportRefused(new ReportProblem(
                            "line-not-one-day",
                            Map.of("start", date.toString(), "end", row.text(column)),
                            row.number()));
                }
            }
        }
    }

    // What stands under which title is not known, nor whose line it is.
    private void requireTitled(Row row) {
        for (int i = header.width(); i < row.cells().size(); i++) {
            if (!row.text(i).isEmpty()) {
                throw new ReportRefused(ReportProblem.at(row.number(), "line-too-long"));
            }
        }
    }

    // It may be a part of anybody's day, and of any if its day is what is cut off.
    private boolean isOfUnknownCampaign(Row row, Kind kind) {
        return row.number() > header.line()
                && isCutOff(row)
                && (kind == Kind.PART ? !kinds.hasCampaign(row) : kinds.mayBeginOneOf(campaigns.keySet(), row));
    }

    private void requireWhole(Row row) {
        if (isCutOff(row)) {
            throw new ReportRefused(ReportProblem.at(row.number(), "line-cut-off"));
        }
    }

    private boolean isCutOff(Row row) {
        return table.keepsEmptyCells() && row.cells().size() < header.width();
    }

    private String currency(Row row) {
        String currency = header.currency(row, options.currency());
        for (Map.Entry<Metric, Column> each : header.metrics().entrySet()) {
            if (each.getKey().isAmount()) {
                currency = CurrencySign.checked(row.cell(each.getValue().index()), currency, row.number());
            }
        }
        return currency;
    }

    private Map<Metric, BigDecimal> figures(Row row) {
        Map<Metric, BigDecimal> figures = new LinkedHashMap<>();
        for (Map.Entry<Metric, Column> each : header.metrics().entrySet()) {
            figures.put(each.getKey(), figure(row, each.getKey(), each.getValue()));
        }
        return figures;
    }

    private BigDecimal figure(Row row, Metric metric, Column column) {
        String cell = row.cell(column.index());
        if (DecimalSign.isMissing(cell)) {
            return null;
        }
        BigDecimal number = decimals.number(cell);
        boolean isOther = (metric.isCount() || metric.isAmount()) && cell.indexOf('%') >= 0
                || !metric.isDuration() && cell.indexOf(':') >= 0
                || !metric.isAmount() && CurrencySign.isIn(cell);
        boolean isNumber = number != null && !isOther;
        BigDecimal figure = isNumber ? number.multiply(column.factor()) : null;
        boolean fits = figure != null
                && !Metric.isHuge(figure)
                && (figure.signum() >= 0 || metric.isNet())
                && !(metric.isCount() && figure.stripTrailingZeros().scale() > 0);
        if (!fits) {
            throw new ReportRefused(new ReportProblem(
                    isNumber ? "impossible-figure" : "not-a-number",
                    Map.of(
                            "cell",
                            row.text(column.index()),
                            "title",
                            header.titles().get(column.index())),
                    row.number()));
        }
        return figure;
    }

    // For sums over the file; what cannot be read is left out, and refused with its day.
    private Map<Metric, BigDecimal> readable(Row row) {
        Map<Metric, BigDecimal> figures = new LinkedHashMap<>();
        header.metrics().forEach((metric, column) -> {
            String cell = row.cell(column.index());
            BigDecimal number = decimals.number(cell);
            if (number != null) {
                figures.put(metric, number.multiply(column.factor()));
            } else if (DecimalSign.isMissing(cell) && !isCutOff(row)) {
                figures.put(metric, null);
            }
        });
        return figures;
    }
}
