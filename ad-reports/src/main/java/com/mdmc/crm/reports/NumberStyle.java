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
    private Evidence ambiguous;

    private record Evidence(long line, String cell) {}

    /** Notes a number; {@code isCount} says that it is a whole one. */
    void add(String cell, boolean isCount, long line) {
        if (cell.isEmpty() || Row.isTyped(cell) || evidence.size() == 2) {
            return;
        }
        if (cell.indexOf(',') < 0 && cell.indexOf('.') < 0) {
            return;
        }
        String bare = DecimalSign.bare(cell);
        boolean asPoint = isPossible(DecimalSign.POINT.number(bare), isCount);
        boolean asComma = isPossible(DecimalSign.COMMA.number(bare), isCount);
        if (asPoint != asComma) {
            evidence.putIfAbsent(asPoint ? DecimalSign.POINT : DecimalSign.COMMA, new Evidence(line, cell));
        } else if (asPoint && !sameEitherWay(bare) && ambiguous == null) {
            ambiguous = new Evidence(line, cell);
        }
    }

    // A count has no fraction but zeros: 100.000 may be a hundred.
    private static boolean isPossible(BigDecimal number, boolean isCount) {
        return number != null && !(isCount && number.stripTrailingZeros().scale() > 0);
    }

    private static boolean sameEitherWay(String bare) {
        return DecimalSign.POINT.number(bare).compareTo(DecimalSign.COMMA.number(bare)) == 0;
    }

    /** The sign; fails if the numbers contradict each other, or could be read both ways. */
    DecimalSign decided(String option) {
        if (option != null) {
            return switch (option) {
                case "comma" -> DecimalSign.COMMA;
                case "point" -> DecimalSign.POINT;
                default -> throw ReportRefused.of("bad-option", "option", "decimal");
            };
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
