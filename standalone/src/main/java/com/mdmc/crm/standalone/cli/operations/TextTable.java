package com.mdmc.crm.standalone.cli.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Items of an answer as columns of text. */
final class TextTable {
    private static final int WIDEST = 60;

    private TextTable() {}

    /** A line of names, and a line an item; {@code none} if there are none. */
    static List<String> of(JsonNode items, List<String> columns) {
        if (items.isEmpty()) {
            return List.of("none");
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns);
        items.forEach(item ->
                rows.add(columns.stream().map(column -> cell(item.path(column))).toList()));
        return rows.stream().map(row -> line(row, rows)).toList();
    }

    private static String line(List<String> row, List<List<String>> rows) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            int column = i;
            int width = rows.stream()
                    .mapToInt(each -> each.get(column).length())
                    .max()
                    .orElse(0);
            line.append(String.format("%-" + Math.max(1, width) + "s  ", row.get(i)));
        }
        return line.toString().stripTrailing();
    }

    private static String cell(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "-";
        }
        String text = value.isValueNode() ? value.asText() : value.toString();
        String line = text.lines().findFirst().orElse("");
        return line.length() > WIDEST ? line.substring(0, WIDEST - 1) + "…" : line;
    }
}
