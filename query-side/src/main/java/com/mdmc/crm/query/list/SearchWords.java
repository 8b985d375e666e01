package com.mdmc.crm.query.list;

import com.mdmc.crm.platform.privacy.BlindIndex;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tokenizer of the blind index: turns names into keyed hashes of the prefixes of their words. Accents and case do not
 * count: {@code zo} finds {@code Zoé}.
 */
public final class SearchWords {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 12;
    // 72 bits: a collision of two prefixes is not to be expected at any realistic number of leads.
    private static final int TOKEN_LENGTH = 12;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_IN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final BlindIndex blindIndex;

    public SearchWords(BlindIndex blindIndex) {
        this.blindIndex = blindIndex;
    }

    /** The tokens of a name: every prefix of each of its words. */
    public List<String> beginnings(String name) {
        List<String> tokens = new ArrayList<>();
        words(name).forEach(word -> {
            for (int length = SHORTEST; length <= Math.min(LONGEST, word.length()); length++) {
                tokens.add(token(word.substring(0, length)));
            }
        });
        return new ArrayList<>(tokens.stream().distinct().toList());
    }

    /** The tokens of a search: one per word; words that are too short are left out. */
    public List<String> of(String question) {
        return words(question)
                .filter(word -> word.length() >= SHORTEST)
                .map(word -> token(word.substring(0, Math.min(LONGEST, word.length()))))
                .distinct()
                .toList();
    }

    /** The token of a whole value of a field; accents and case count. */
    public String value(String field, String value) {
        return blindIndex.of(field, value).substring(0, TOKEN_LENGTH);
    }

    /** The token of an e-mail address. */
    public String email(String address) {
        return blindIndex.ofEmail(address);
    }

    private String token(String beginning) {
        return blindIndex.of("name", beginning).substring(0, TOKEN_LENGTH);
    }

    private static Stream<String> words(String text) {
        String folded = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("œ", "oe")
                .replace("æ", "ae")
                .replace("ß", "ss");
        return Arrays.stream(NOT_IN_WORDS.split(folded)).filter(word -> !word.isEmpty());
    }
}
