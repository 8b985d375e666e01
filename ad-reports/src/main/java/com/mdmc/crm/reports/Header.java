package com.mdmc.crm.reports;

import com.mdmc.crm.reports.Layout.Title;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the columns of a report hold.
 *
 * @param line number of the line of titles
 * @param width number of columns with a title
 * @param metrics metric → its column
 * @param roles role, such as {@code campaign} → its columns
 * @param unknown columns whose title is not known
 * @param titles all of them as written
 * @param currency named in the title of an amount; {@code null} if none is
 */
record Header(
        long line,
        int width,
        Map<Metric, Column> metrics,
        Map<String, List<Integer>> roles,
        List<Integer> unknown,
        List<String> titles,
        String currency) {
    static final String DATE = "date";
    static final String CURRENCY = "currency";
    static final String PERIOD_START = "periodStart";
    static final String PERIOD_END = "periodEnd";
    static final String OTHER_PERIOD = "otherPeriod";
    static final String ACCOUNT_ID = "accountId";
    static final String ACCOUNT = "account";
    static final String CAMPAIGN_ID = "campaignId";
    static final String CAMPAIGN = "campaign";
    static final String BREAKDOWN = "breakdown";
    static final String ENTITY = "entity";
    static final String IGNORED = "ignored";
    static final String RESULT = "resultIndicator";
    static final Set<String> ROLES = Set.of(
            DATE,
            CURRENCY,
            PERIOD_START,
            PERIOD_END,
            OTHER_PERIOD,
            ACCOUNT_ID,
            ACCOUNT,
            CAMPAIGN_ID,
            CAMPAIGN,
            BREAKDOWN,
            ENTITY,
            IGNORED,
            RESULT);

    /** Where a metric's numbers are, and what they are multiplied by. */
    record Column(int index, BigDecimal factor) {}

    static Header of(Layout layout, Row row) {
        List<String> titles = row.cells().stream().map(String::strip).toList();
        List<String> keys = titles.stream().map(Title::key).toList();
        Map<Metric, Column> metrics = new LinkedHashMap<>();
        Map<String, List<Integer>> roles = new LinkedHashMap<>();
        Set<Integer> known = new TreeSet<>();
        layout.titles().forEach((role, names) -> {
            List<Integer> columns = columns(keys, names);
            known.addAll(columns);
            if (ROLES.contains(role)) {
                roles.put(role, columns);
            } else if (!columns.isEmpty()) {
                metrics.put(Metric.ALL.get(role), column(keys, names));
            }
        });
        List<Integer> unknown = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!known.contains(i) && !keys.get(i).isEmpty()) {
                unknown.add(i);
            }
        }
        int width = keys.size();
        while (width > 0 && keys.get(width - 1).isEmpty()) {
            width--;
        }
        return new Header(row.number(), width, metrics, roles, unknown, titles, currency(titles, metrics));
    }

    private static List<Integer> columns(List<String> keys, List<Title> names) {
        List<Integer> columns = new ArrayList<>();
        for (Title title : names) {
            for (int i = 0; i < keys.size(); i++) {
                if (keys.get(i).equals(title.text()) && !columns.contains(i)) {
                    columns.add(i);
                }
            }
        }
        return columns;
    }

    private static Column column(List<String> keys, List<Title> names) {
        Title first = names.stream()
                .filter(title -> keys.contains(title.text()))
                .findFirst()
                .orElseThrow();
        return new Column(keys.indexOf(first.text()), first.factor());
    }

    private static String currency(List<String> titles, Map<Metric, Column> metrics) {
        Set<String> named = new LinkedHashSet<>();
        metrics.forEach((metric, column) -> {
            String currency = Titles.currencyOf(titles.get(column.index()));
            if (metric.isAmount() && currency != null) {
                named.add(currency);
            }
        });
        return named.isEmpty() ? null : String.join("/", named);
    }

    boolean isComplete() {
        return !metrics.isEmpty() && (has(DATE) || has(PERIOD_START) || has(OTHER_PERIOD));
    }

    /** Fails if the columns cannot be told apart, or the lines are not about days. */
    Header checked() {
        if (!has(DATE) && !(has(PERIOD_START) && has(PERIOD_END))) {
            throw ReportRefused.of("period-not-day");
        }
        if (currency != null && currency.contains("/")) {
            throw ReportRefused.of("several-currencies", "currencies", currency);
        }
        List<String> keys = titles.stream().map(Title::key).toList();
        metrics.forEach((metric, column) -> {
            if (keys.lastIndexOf(keys.get(column.index())) != column.index()) {
                throw ReportRefused.of("duplicate-title", "title", titles.get(column.index()));
            }
        });
        return this;
    }

    /**
     * The currency of a line's amounts, {@code null} if nothing states one; fails if what states one does not agree.
     *
     * @param given by who imports the file; {@code null} if nothing is
     */
    String currency(Row row, String given) {
        String stated = agreed(currency, given, row);
        for (int column : columns(CURRENCY)) {
            String cell = row.text(column);
            if (!DecimalSign.isMissing(cell)) {
                stated = agreed(stated, cell, row);
            } else if (given == null) {
                throw new ReportRefused(ReportProblem.at(row.number(), "currency-missing"));
            }
        }
        return stated;
    }

    private static String agreed(String one, String other, Row row) {
        if (one != null && other != null && !one.equals(other)) {
            throw new ReportRefused(
                    ReportProblem.at(row.number(), "several-currencies", "currencies", one + "/" + other));
        }
        return one == null ? other : one;
    }

    /** Whether the amounts, if there are any, have a currency by the titles or in a column of its own. */
    boolean isCurrencyStated() {
        return currency != null || has(CURRENCY) || metrics.keySet().stream().noneMatch(Metric::isAmount);
    }

    /** Whether a column holds days or what they are put together to. */
    boolean isPeriod(int column) {
        return Stream.of(DATE, PERIOD_START, OTHER_PERIOD)
                .anyMatch(role -> columns(role).contains(column));
    }

    boolean has(String role) {
        return !columns(role).isEmpty();
    }

    /** The first column of a role; -1 if there is none. */
    int column(String role) {
        return has(role) ? columns(role).get(0) : -1;
    }

    List<Integer> columns(String role) {
        return roles.getOrDefault(role, List.of());
    }

    /** The column a line's day is in. */
    int day() {
        return has(DATE) ? column(DATE) : column(PERIOD_START);
    }

    List<String> unknownTitles() {
        return unknown.stream().map(titles::get).toList();
    }
}
