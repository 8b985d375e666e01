package com.mdmc.crm.reports;

import com.mdmc.crm.domain.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sum of the lines of one day; refuses the day when a line of it cannot be relied on. */
final class DayBuilder {
    private final LocalDate date;
    private final Part sum = new Part();
    private final Map<PlatformCampaign, Part> parts = new LinkedHashMap<>(2);
    private final List<Long> lines = new ArrayList<>();
    private final Map<Long, Long> told = new HashMap<>();
    private final Set<String> results = new HashSet<>(2);
    private final Map<PlatformCampaign, Long> filled = new LinkedHashMap<>(2);
    private boolean overlaps;
    private String currency;
    private ReportProblem problem;

    /** Lines that are added up. */
    private static final class Part {
        private final Map<Metric, BigDecimal> figures = new LinkedHashMap<>();
        private int lines;

        void add(Map<Metric, BigDecimal> line) {
            lines++;
            line.forEach((metric, figure) -> {
                BigDecimal before = figures.get(metric);
                figures.put(metric, before == null ? figure : figure == null ? before : before.add(figure));
            });
        }
    }

    DayBuilder(LocalDate date) {
        this.date = date;
    }

    void add(Row row, PlatformCampaign campaign, Map<Metric, BigDecimal> figures, String lineCurrency) {
        boolean isFirst = lines.isEmpty();
        lines.add(row.number());
        if (isFirst) {
            currency = lineCurrency;
        } else if (currency == null ? lineCurrency != null : !currency.equals(lineCurrency)) {
            refuse(ReportProblem.at(row.number(), "several-currencies", "currencies", currency + "/" + lineCurrency));
        }
        sum.add(figures);
        parts.computeIfAbsent(campaign, unseen -> new Part()).add(figures);
    }

    /** Notes what tells a line from the others of the day; two that cannot be told apart may be one line twice. */
    void tell(Row row, PlatformCampaign campaign, Lines kinds, String result) {
        long columns = kinds.filled(row);
        Long before = filled.putIfAbsent(campaign, columns);
        overlaps |= before != null && before != columns;
        Long unknown = told.putIfAbsent(kinds.known(row), kinds.unknown(row));
        overlaps |= unknown != null;
        if (unknown != null && unknown != kinds.unknown(row)) {
            refuse(ReportProblem.at(row.number(), "lines-told-apart-by-unknown-column"));
        }
        if (result != null) {
            results.add(result);
        }
    }

    boolean hasSeveralLines() {
        return lines.size() > 1;
    }

    void refuse(ReportProblem reason) {
        if (!lines.contains(reason.line())) {
            lines.add(reason.line());
        }
        if (problem == null) {
            problem = reason;
        }
    }

    /**
     * The day.
     *
     * @param confirmed whether the platform's total shows that nothing is counted twice
     * @param isBroken whether lines are parts of a day, even if there is only one of them
     */
    ReportDay built(boolean confirmed, boolean isBroken) {
        ReportProblem reason = problem;
        if (reason == null && overlaps && !confirmed) {
            reason = ReportProblem.at(lines.get(lines.size() - 1), "overlapping-lines");
        }
        if (reason == null && currency != null && !CurrencyCode.Check.isKnown(currency)) {
            reason = ReportProblem.at(lines.get(0), "unknown-currency", "currency", currency);
        }
        if (reason == null && sum.figures.values().stream().anyMatch(Metric::isHuge)) {
            reason = ReportProblem.at(lines.get(0), "huge-sum");
        }
        lines.sort(null);
        Map<PlatformCampaign, Map<String, BigDecimal>> campaigns = new LinkedHashMap<>();
        parts.forEach((campaign, part) -> campaigns.put(campaign, metrics(part, isBroken)));
        return new ReportDay(date, metrics(sum, isBroken), currency, ReportDay.ranges(lines), campaigns, reason);
    }

    private Map<String, BigDecimal> metrics(Part part, boolean isBroken) {
        Map<String, BigDecimal> metrics = new LinkedHashMap<>();
        part.figures.forEach((metric, figure) -> {
            boolean whole =
                    metric.isAdditive() && !(results.size() > 1 && metric.path().startsWith("conversion"));
            if (whole || part.lines == 1 && !isBroken) {
                metrics.put(metric.path(), tidy(figure));
            }
        });
        return metrics;
    }

    private static BigDecimal tidy(BigDecimal sum) {
        if (sum == null) {
            return null;
        }
        BigDecimal plain = sum.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
