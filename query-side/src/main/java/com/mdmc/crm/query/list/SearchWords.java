package com.mdmc.crm.query.list;

import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.query.text.SearchText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tokenizer of the blind index: keyed hashes of the beginnings of a name's words, and of the ends of a phone number. */
public final class SearchWords {
    private static final int LONGEST = 12;
    // 72 bits: a collision of two prefixes is not to be expected at any realistic number of leads.
    private static final int TOKEN_LENGTH = 12;
    // Of a phone number, from its end: national and international forms share their last nine digits.
    private static final int FEWEST_DIGITS = 6;
    private static final int MOST_DIGITS = 9;

    private final BlindIndex blindIndex;

    public SearchWords(BlindIndex blindIndex) {
        this.blindIndex = blindIndex;
    }

    /** The tokens of a name: every beginning of each of its words. */
    public Set<String> beginnings(String name) {
        Set<String> tokens = new LinkedHashSet<>();
        for (String word : SearchText.stored(name)) {
            if (SearchText.isWhole(word)) {
                tokens.add(token(word));
            } else {
                for (int length = SearchText.SHORTEST; length <= Math.min(LONGEST, word.length()); length++) {
                    tokens.add(token(word.substring(0, length)));
                }
            }
        }
        return tokens;
    }

    /** The tokens of a search: one per word. */
    public List<String> of(String question) {
        return SearchText.asked(question).stream()
                .map(word ->
                        token(SearchText.isWhole(word) ? word : word.substring(0, Math.min(LONGEST, word.length()))))
                .distinct()
                .toList();
    }

    /** The tokens of a phone number: its last six digits to its last nine. */
    public Set<String> endings(String phone) {
        String digits = digits(phone);
        Set<String> tokens = new LinkedHashSet<>();
        for (int length = FEWEST_DIGITS; length <= Math.min(MOST_DIGITS, digits.length()); length++) {
            tokens.add(phone(digits.substring(digits.length() - length)));
        }
        return tokens;
    }

    /** Whether somebody may look for a phone number: digits, and what people write between them. */
    public static boolean isPhone(String question) {
        return question.matches("\\+?[0-9 .()/\\u00a0\\u202f-]+")
                && digits(question).length() >= FEWEST_DIGITS;
    }

    /** The token of a phone number, or of its last digits, as it is typed. */
    public String ofPhone(String question) {
        String digits = digits(question);
        return phone(digits.substring(Math.max(0, digits.length() - MOST_DIGITS)));
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

    private String phone(String ending) {
        return blindIndex.of("phone", ending).substring(0, TOKEN_LENGTH);
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }
}
