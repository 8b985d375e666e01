package com.mdmc.crm.query.campaign.view;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;

import com.mdmc.crm.query.text.SearchText;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Search keywords of a campaign. */
public final class Keywords {
    // A range instead of a pattern, so that an index serves it on every store.
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private Keywords() {}

    static List<String> of(String... texts) {
        return Arrays.stream(texts)
                .filter(Objects::nonNull)
                .map(SearchText::stored)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** A filter that matches if every word of the search is a prefix of a keyword. */
    public static Bson search(String field, String question) {
        return and(SearchText.asked(question).stream()
                .map(word -> SearchText.isWhole(word)
                        ? eq(field, word)
                        : elemMatch(field, new Document("$gte", word).append("$lt", word + LAST)))
                .toList());
    }
}
