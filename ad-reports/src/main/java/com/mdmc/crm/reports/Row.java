package com.mdmc.crm.reports;

import java.util.List;

/**
 * One line of a table.
 *
 * @param number from 1, as a spreadsheet or an editor shows it
 * @param cells as text. A number or date that the file holds as such, and not as text, starts with a mark
 */
record Row(long number, List<String> cells) {
    /** Before a number with a decimal point. */
    static final char NUMBER = '\u0001';
    /** Before a day as {@code yyyy-MM-dd}. */
    static final char DAY = '\u0002';

    String cell(int index) {
        return index >= 0 && index < cells.size() ? cells.get(index) : "";
    }

    /** The cell as a person reads it. */
    String text(int index) {
        String cell = cell(index);
        return isTyped(cell) ? cell.substring(1) : cell.strip();
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }

    static boolean isTyped(String cell) {
        return !cell.isEmpty() && cell.charAt(0) <= DAY;
    }
}
