package com.mdmc.crm.reports;

import java.util.Map;

/** Signs of currencies in the cells of amounts. */
final class CurrencySign {
    private static final Map<Character, String> SIGNS = Map.of('€', "EUR", '£', "GBP");
    // Of many countries.
    private static final char DOLLAR = '$';

    private CurrencySign() {}

    /**
     * The currency of an amount; fails if its sign is that of another one, or leaves several.
     *
     * @param stated elsewhere, or {@code null}
     */
    static String checked(String cell, String stated, long line) {
        for (char each : cell.toCharArray()) {
            String meant = SIGNS.get(each);
            if (meant == null && each != DOLLAR) {
                continue;
            }
            if (meant == null && stated == null) {
                throw new ReportRefused(ReportProblem.at(line, "currency-unclear", "cell", cell.strip()));
            }
            boolean contradicts = meant == null ? SIGNS.containsValue(stated) : !meant.equals(stated);
            if (stated != null && contradicts) {
                throw new ReportRefused(
                        ReportProblem.at(line, "several-currencies", "currencies", stated + "/" + each));
            }
            return stated == null ? meant : stated;
        }
        return stated;
    }
}
