package com.mdmc.crm.command.lead.imports;

import com.mdmc.crm.command.lead.imports.LeadImportPreview.Kind;
import com.mdmc.crm.command.lead.imports.LeadImportPreview.Place;
import com.mdmc.crm.domain.Rejection.FieldError;
import com.mdmc.crm.platform.http.ProblemAnswers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Findings of one sort about the lines of a list, one entry a kind and field. */
final class LeadFindings {
    private static final int MOST_PLACES = 20;

    private final ColumnMapping columns;
    private final ProblemAnswers problems;
    private final Locale locale;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    LeadFindings(ColumnMapping columns, ProblemAnswers problems, Locale locale) {
        this.columns = columns;
        this.problems = problems;
        this.locale = locale;
    }

    void add(FieldError error, Place place) {
        Kind before = kinds.get(error.field() + " " + error.code());
        List<Place> places = new ArrayList<>(before == null ? List.of() : before.first());
        if (places.size() < MOST_PLACES) {
            places.add(place);
        }
        String title = LeadField.named(error.field()).flatMap(columns::titleOf).orElse(null);
        kinds.put(
                error.field() + " " + error.code(),
                new Kind(
                        error.code(),
                        error.field(),
                        title,
                        before == null ? problems.localised(error, locale).message() : before.message(),
                        before == null ? 1 : before.lines() + 1,
                        places));
    }

    List<Kind> kinds() {
        return List.copyOf(kinds.values());
    }
}
