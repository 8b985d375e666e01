package com.mdmc.crm.query.campaign.view;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.regex;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Search keywords of a campaign: lower case, without accents. */
public final class Keywords {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");

    // A range instead of a pattern, so that an index serves it on every store.
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private Keywords() {}

    static List<String> of(String... texts) {
        return Arrays.stream(texts)
                .filter(Objects::nonNull)
                .flatMap(Keywords::words)
                .distinct()
                .toList();
    }

    /** A filter that matches if every word of the search is a prefix of a keyword. */
    public static Bson search(String field, String question) {
        List<Bson> words = words(question)
                .map(word -> elemMatch(field, new Document("$gte", word).append("$lt", word + LAST)))
                .toList();
        return words.isEmpty() ? regex(field, "^$") : and(words);
    }

    private static Stream<String> words(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return GAPS.splitAsStream(plain).filter(word -> !word.isEmpty());
    }
}
