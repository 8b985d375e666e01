package com.mdmc.crm.e2e.leads;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Texts that stand nowhere else, planted to be looked for later. */
final class Canaries {
    private final String mark;
    private final List<String> planted = new ArrayList<>();

    /** @param kind a letter for those of one kind of person, who are numbered */
    Canaries(char kind, int number) {
        this.mark = "z" + kind + (char) ('a' + number / 26) + (char) ('a' + number % 26) + "xv";
    }

    /** A text that was not planted yet. */
    String text() {
        String canary = mark + Integer.toString(planted.size() + 100, 26).replaceAll("[0-9]", "k") + planted.size();
        planted.add(canary);
        return canary;
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
            planted.stream().filter(lower::contains).forEach(canary -> found.add(canary + " in " + question));
        });
        return found;
    }
}
