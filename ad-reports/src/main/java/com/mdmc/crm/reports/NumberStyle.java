package com.mdmc.crm.reports;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/**
 * Decides the decimal sign of a file from all its numbers. Two digits behind a comma show a decimal comma, a second comma
 * or {@code 1,234} in a count shows a grouping one; {@code 1,234} in an amount shows nothing, {@code 0,234} a decimal one.
 */
final class NumberStyle {
    private final Map<DecimalSign, Evidence> evidence = new EnumMap<>(DecimalSign.class);
    private final Map<DecimalSign, Evidence> grouping = new EnumMap<>(DecimalSign.class);
    private boolean hasPlainCount;
    private Evidence ambiguous;
    private Evidence typed;
    private Evidence text;

    private record Evidence(long line, String cell) {}

    /** Notes a number of a metric; {@code null} if nothing is taken from it. */
    void add(String cell, Metric metric, long line) {
        boolean isTyped = Row.isTyped(cell);
        if (isTyped && metric != null && typed == null) {
            typed = new Evidence(line, cell.substring(1));
        }
        boolean isCount = metric != null && metric.isCount();
        if (isTyped || cell.indexOf(',') < 0 && cell.indexOf('.') < 0) {
            hasPlainCount |= isCount && !cell.isEmpty() && "123456789".indexOf(cell.charAt(0)) >= 0;
            return;
        }
        String bare = DecimalSign.bare(cell);
        boolean asPoint = DecimalSign.POINT.number(bare) != null;
        boolean asComma = DecimalSign.COMMA.number(bare) != null;
        if (asPoint && asComma && isCount) {
            asPoint = isWhole(DecimalSign.POINT.number(bare));
            asComma = isWhole(DecimalSign.COMMA.number(bare));
        }
        if (metric != null && text == null && (asPoint || asComma)) {
            text = new Evidence(line, cell);
        }
        if (asPoint && asComma && isCount) {
            DecimalSign grouped = cell.indexOf(',') < 0 ? DecimalSign.COMMA : DecimalSign.POINT;
            grouping.putIfAbsent(grouped, new Evidence(line, cell));
        } else if (asPoint != asComma) {
            evidence.putIfAbsent(asPoint ? DecimalSign.POINT : DecimalSign.COMMA, new Evidence(line, cell));
        } else if (asPoint && !sameEitherWay(bare) && ambiguous == null) {
            ambiguous = new Evidence(line, cell);
        }
    }

    // A count has no fraction but zeros: 100.000 may be a hundred.
    private static boolean isWhole(BigDecimal count) {
        return count.stripTrailingZeros().scale() <= 0;
    }

    private static boolean sameEitherWay(String bare) {
        return DecimalSign.POINT.number(bare).compareTo(DecimalSign.COMMA.number(bare)) == 0;
    }

    private DecimalSign given(String option) {
        DecimalSign given = switch (option) {
            case "comma" -> DecimalSign.COMMA;
            case "point" -> DecimalSign.POINT;
            default -> throw ReportRefused.of("bad-option", "option", "decimal");
        };
        Evidence other = evidence.get(given == DecimalSign.POINT ? DecimalSign.COMMA : DecimalSign.POINT);
        if (other != null) {
            throw new ReportRefused(ReportProblem.at(
                    other.line(), "option-contradicted", "cell", other.cell().strip()));
        }
        return given;
    }

    /** The sign; fails if the numbers contradict each other, or could be read both ways. */
    DecimalSign decided(String option) {
        if (typed != null && text != null) {
            // A spreadsheet that could not read the text may have taken another sign for the decimal one elsewhere.
            throw new ReportRefused(new ReportProblem(
                    "numbers-mixed", Map.of("cell", text.cell().strip(), "typed", typed.cell()), text.line()));
        }
        // Who writes a hundred as 100.000 writes no other count as 7.
        if (hasPlainCount) {
            grouping.forEach(evidence::putIfAbsent);
        } else if (ambiguous == null && !grouping.isEmpty()) {
            ambiguous = grouping.values().iterator().next();
        }
        if (option != null) {
            return given(option);
        }
        if (evidence.size() == 2) {
            Evidence point = evidence.get(DecimalSign.POINT);
            Evidence comma = evidence.get(DecimalSign.COMMA);
            throw new ReportRefused(new ReportProblem(
                    "decimal-mixed",
                    Map.of(
                            "point", point.cell().strip(),
                            "comma", comma.cell().strip(),
                            "pointLine", Long.toString(point.line()),
                            "commaLine", Long.toString(comma.line())),
                    Math.max(point.line(), comma.line())));
        }
        if (evidence.isEmpty() && ambiguous != null) {
            String bare = DecimalSign.bare(ambiguous.cell());
            throw new ReportRefused(new ReportProblem(
                    "decimal-ambiguous",
                    Map.of(
                            "cell", ambiguous.cell().strip(),
                            "point", DecimalSign.POINT.number(bare).toPlainString(),
                            "comma", DecimalSign.COMMA.number(bare).toPlainString()),
                    ambiguous.line()));
        }
        return evidence.isEmpty()
                ? DecimalSign.POINT
                : evidence.keySet().iterator().next();
    }
}
