package com.mdmc.crm.e2e.leads;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Texts that stand nowhere else, planted to be looked for later. */
final class Canaries {
    private final String mark;
    private final int number;
    private final List<String> planted = new ArrayList<>();

    /** @param kind a letter for those of one kind of person, who are numbered */
    Canaries(char kind, int number) {
        this.mark = "z" + kind + (char) ('a' + number / 26) + (char) ('a' + number % 26) + "xv";
        this.number = number;
    }

    /** A text that was not planted yet. */
    String text() {
        return kept(mark + Integer.toString(planted.size() + 100, 26).replaceAll("[0-9]", "k") + planted.size());
    }

    /** A telephone number of nobody else, as it is stored. */
    String phone() {
        return kept("+33612%03d%03d".formatted(number, planted.size()));
    }

    /** The number (ISRC) of no other recording. */
    String isrc() {
        return kept(
                "frz%s26%05d".formatted(mark.substring(2, 4), planted.size()).toUpperCase(Locale.ROOT));
    }

    /** The VAT number of no other business. */
    String vatId() {
        return kept("frz%s%05d".formatted(mark.substring(2, 4), planted.size()).toUpperCase(Locale.ROOT));
    }

    /** A network address of nobody else. */
    String ip() {
        return kept("2001:db8::%x:%x".formatted(number, planted.size()));
    }

    private String kept(String canary) {
        planted.add(canary);
        return canary;
    }

    /** Whether a text holds one that was planted. */
    boolean isIn(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return planted.stream().anyMatch(canary -> lower.contains(canary.toLowerCase(Locale.ROOT)));
    }

    /** An address on the web with such a text in it. */
    String link() {
        return "https://exemple.fr/" + text();
    }

    List<String> all() {
        return List.copyOf(planted);
    }

    /** The planted texts that some answers show, each with the question that was answered. */
    TreeSet<String> in(AllAnswers answers) {
        TreeSet<String> found = new TreeSet<>();
        answers.forEach((question, body) -> {
            String lower = body.toLowerCase(Locale.ROOT);
            planted.stream()
                    .filter(canary -> lower.contains(canary.toLowerCase(Locale.ROOT)))
                    .forEach(canary -> found.add(canary + " in " + question));
        });
        return found;
    }
}
