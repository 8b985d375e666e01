package com.mdmc.crm.command.lead.imports;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.reports.TitledTable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which field of a lead each column holds: as the caller says, else as it was confirmed before, else by its title. */
final class ColumnMapping {
    private static final String NONE = "";
    private static final String FORMULA_STARTS = "=+-@＝＋－＠";

    private final List<String> titles;
    private final List<LeadField> fields;

    /**
     * Maps the columns of a list.
     *
     * @param told title → field's name, or an empty one for a column that is passed over
     * @param remembered fields' names by {@linkplain #sorted sorted} titles; empty if these titles were never confirmed
     * @throws Rejection {@code validation} if a title or field is unknown, or two columns hold one field
     */
    ColumnMapping(List<String> titles, Map<String, String> told, List<String> remembered) {
        this.titles = titles;
        this.fields = new ArrayList<>();
        Map<String, String> known = new LinkedHashMap<>();
        List<String> sorted = sorted(titles);
        for (int i = 0; i < remembered.size(); i++) {
            known.put(sorted.get(i), remembered.get(i));
        }
        folded(told).forEach((title, field) -> {
            if (!sorted.contains(title)) {
                throw Rejection.invalid("map", "unknown-title");
            }
            known.put(title, field);
        });
        for (String title : titles) {
            String folded = TitledTable.folded(title);
            String field = known.get(folded);
            fields.add(
                    field == null
                            ? LeadField.titled(folded).orElse(null)
                            : LeadField.named(field).orElse(null));
        }
        requireOneColumnEach();
    }

    /** What the caller says, by folded titles; fails for a field that there is not. */
    static Map<String, String> folded(Map<String, String> told) {
        Map<String, String> folded = new LinkedHashMap<>();
        told.forEach((title, field) -> {
            if (!field.equals(NONE) && LeadField.named(field).isEmpty()) {
                throw Rejection.unknownValue("map", LeadField.names());
            }
            folded.put(TitledTable.folded(title), field);
        });
        return folded;
    }

    private void requireOneColumnEach() {
        List<LeadField> seen = new ArrayList<>();
        for (LeadField field : fields) {
            if (field != null && seen.contains(field)) {
                throw Rejection.invalid("map", "several-columns");
            }
            seen.add(field);
        }
    }

    private static List<String> sorted(List<String> titles) {
        return titles.stream().map(TitledTable::folded).sorted().toList();
    }

    /** Key of a set of titles, in whatever order they stand. */
    static String key(List<String> titles) {
        try {
            byte[] all = String.join("\n", sorted(titles)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The fields' names by sorted titles, as they are remembered. */
    List<String> remembered() {
        Map<String, String> byTitle = new LinkedHashMap<>();
        for (int i = 0; i < titles.size(); i++) {
            byTitle.put(
                    TitledTable.folded(titles.get(i)),
                    fields.get(i) == null ? NONE : fields.get(i).field());
        }
        return sorted(titles).stream().map(byTitle::get).toList();
    }

    /** The columns that hold a field, in their order. */
    Map<String, String> mapped() {
        Map<String, String> mapped = new LinkedHashMap<>();
        for (int i = 0; i < titles.size(); i++) {
            if (fields.get(i) != null) {
                mapped.put(titles.get(i), fields.get(i).field());
            }
        }
        return mapped;
    }

    /** Titles that nothing is taken from. */
    List<String> unknown() {
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            if (fields.get(i) == null && !titles.get(i).isBlank()) {
                unknown.add(titles.get(i));
            }
        }
        return unknown;
    }

    /** The title of the column that holds a field. */
    Optional<String> titleOf(LeadField field) {
        int index = fields.indexOf(field);
        return index < 0 ? Optional.empty() : Optional.of(titles.get(index));
    }

    /** A line's cells by field, without blank ones. */
    Map<LeadField, String> values(List<String> cells) {
        Map<LeadField, String> values = new EnumMap<>(LeadField.class);
        for (int i = 0; i < Math.min(cells.size(), fields.size()); i++) {
            if (fields.get(i) != null && !cells.get(i).isBlank()) {
                values.put(fields.get(i), unquoted(cells.get(i)));
            }
        }
        return values;
    }

    // The apostrophe by which an export keeps a spreadsheet from calculating is not part of the text.
    private static String unquoted(String cell) {
        boolean isQuoted = cell.length() > 1
                && cell.charAt(0) == '\''
                && FORMULA_STARTS.indexOf(
                                cell.substring(1).stripLeading().concat(" ").charAt(0))
                        >= 0;
        return isQuoted ? cell.substring(1) : cell;
    }
}
