package com.mdmc.crm.query.search;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.query.text.SearchText;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Something that a search found.
 *
 * @param kind {@code lead}, {@code campaign}, {@code user} or {@code invoice}
 * @param id of an invoice that of its campaign, a slash and its number
 * @param matched path of the field that the question is in; {@code null} if it is in none that is shown
 * @param rank 0 if a field is just what was asked for, 1 if its words begin as asked, 2 otherwise
 */
@NullMarked
public record SearchHit(
        String kind,
        String id,
        String title,
        @Nullable String subtitle,
        @Nullable String matched,
        @JsonIgnore int rank) {

    /** @param texts what it may have been found by, by the path of the field */
    public static SearchHit of(
            String kind,
            String id,
            String title,
            @Nullable String subtitle,
            String question,
            Map<String, String> texts) {
        String matched = null;
        int rank = 2;
        for (Map.Entry<String, String> text : texts.entrySet()) {
            int of = SearchText.rank(question, text.getValue());
            if (of < rank) {
                rank = of;
                matched = text.getKey();
            }
        }
        return new SearchHit(kind, id, title, subtitle, matched, rank);
    }
}
