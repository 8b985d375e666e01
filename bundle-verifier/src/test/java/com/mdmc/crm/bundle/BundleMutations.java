package com.mdmc.crm.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** What a forger can do who has the whole store and every published bundle, but no signing key. */
final class BundleMutations {
    private static final int MOST_AT_ONCE = 3;
    private static final List<String> ODD =
            List.of("\r", "\u0661", "\u2014", "\u2028", "\ufeff", "\u0000", "\t", "\u0410");

    private final Random random;
    private final SampleLedger genuine;
    private final SampleLedger fork;
    private final List<UnaryOperator<List<String>>> kinds;

    /** @param fork another history, signed by the forger's own keys */
    BundleMutations(Random random, SampleLedger genuine, SampleLedger fork) {
        this.random = random;
        this.genuine = genuine;
        this.fork = fork;
        this.kinds = List.of(
                this::dropLines,
                this::doubleLine,
                this::swapLines,
                this::moveLine,
                this::shuffleEntries,
                this::leaveOutAndRebase,
                this::anotherSelection,
                this::secondSelection,
                this::renumber,
                this::spliceOther,
                this::spliceFork,
                this::transplantSignature,
                this::truncate,
                this::append,
                this::olderCheckpoint,
                this::forgersKey,
                this::otherOrigin,
                this::flipLetter,
                this::oddLetter,
                this::respell,
                this::anotherCount);
    }

    /** A mutated bundle as bytes: a few changes of lines, in most cases with the count made right again, or of bytes. */
    byte[] mutate(List<String> bundle) {
        List<String> lines = new ArrayList<>(bundle);
        for (int i = random.nextInt(MOST_AT_ONCE); i >= 0; i--) {
            lines = lines.isEmpty()
                    ? lines
                    : kinds.get(random.nextInt(kinds.size())).apply(lines);
        }
        if (random.nextInt(4) > 0) {
            correctCount(lines);
        }
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(UTF_8);
        return random.nextInt(8) > 0 ? bytes : flipBits(bytes);
    }

    static void correctCount(List<String> lines) {
        long entries = lines.stream().filter(line -> line.startsWith("entry ")).count();
        lines.replaceAll(line -> line.matches("end [0-9]+") ? "end " + entries : line);
    }

    private byte[] flipBits(byte[] bytes) {
        byte[] flipped = bytes.clone();
        for (int i = random.nextInt(3); i >= 0 && flipped.length > 0; i--) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private int any(List<String> lines) {
        return random.nextInt(Math.max(1, lines.size()));
    }

    private static List<Integer> entries(List<String> lines) {
        return IntStream.range(0, lines.size())
                .filter(number -> lines.get(number).startsWith("entry "))
                .boxed()
                .toList();
    }

    private static long position(String entry) {
        String[] words = entry.split(" ");
        return words.length > 1 && words[1].matches("[0-9]{1,9}") ? Long.parseLong(words[1]) : 1;
    }

    private List<String> dropLines(List<String> lines) {
        int from = any(lines);
        lines.subList(from, Math.min(lines.size(), from + 1 + random.nextInt(random.nextBoolean() ? 2 : 30)))
                .clear();
        return lines;
    }

    private List<String> doubleLine(List<String> lines) {
        lines.add(any(lines), lines.get(any(lines)));
        return lines;
    }

    private List<String> swapLines(List<String> lines) {
        Collections.swap(lines, any(lines), any(lines));
        return lines;
    }

    private List<String> moveLine(List<String> lines) {
        String line = lines.remove(any(lines));
        lines.add(random.nextInt(lines.size() + 1), line);
        return lines;
    }

    private List<String> shuffleEntries(List<String> lines) {
        List<Integer> at = entries(lines);
        if (at.size() > 2) {
            int from = random.nextInt(at.size() - 1);
            int to = from + 2 + random.nextInt(at.size() - from - 1);
            Collections.shuffle(lines.subList(at.get(from), at.get(to - 1) + 1), random);
        }
        return lines;
    }

    /** Leaves out a run of entries, and re-bases the positions by a second selection before the next one. */
    private List<String> leaveOutAndRebase(List<String> lines) {
        List<Integer> at = entries(lines);
        if (at.size() > 3) {
            int from = random.nextInt(at.size() - 2);
            int to = from + 1 + random.nextInt(at.size() - from - 1);
            long base = position(lines.get(at.get(to))) - from;
            long last = position(lines.get(at.get(at.size() - 1)));
            lines.add(at.get(to), "selection positions " + base + " " + last);
            lines.subList(at.get(from), at.get(to)).clear();
        }
        return lines;
    }

    private List<String> anotherSelection(List<String> lines) {
        lines.replaceAll(line -> line.startsWith("selection ") ? selection() : line);
        return lines;
    }

    private List<String> secondSelection(List<String> lines) {
        lines.add(any(lines), selection());
        return lines;
    }

    private String selection() {
        return switch (random.nextInt(5)) {
            case 0 -> "selection subject lead-" + random.nextInt(9);
            case 1 -> "selection positions 1 " + (1 + random.nextInt(SampleLedger.SIZE));
            case 2 -> "selection positions " + random.nextInt(SampleLedger.SIZE) + " " + random.nextInt(90);
            case 3 -> "selection checkpoints";
            default ->
                "selection subject "
                        + List.of("", "lead", "-", "checkpoint-key-2", "lead-1/", "=")
                                .get(random.nextInt(6));
        };
    }

    private List<String> renumber(List<String> lines) {
        int shift = random.nextInt(7) - 3;
        lines.replaceAll(line ->
                line.startsWith("entry ") ? line.replaceFirst(" [0-9]+", " " + (position(line) + shift)) : line);
        return lines;
    }

    private List<String> spliceOther(List<String> lines) {
        int from = 1 + random.nextInt(SampleLedger.SIZE);
        List<String> other = random.nextBoolean()
                ? genuine.subject("lead-" + random.nextInt(4))
                : genuine.period(from, from + random.nextInt(SampleLedger.SIZE - from + 1));
        return spliced(lines, other);
    }

    private List<String> spliceFork(List<String> lines) {
        return spliced(lines, fork.period(1, SampleLedger.SIZE));
    }

    /** Replaces a stretch, most often by the same stretch of another bundle. */
    private List<String> spliced(List<String> lines, List<String> other) {
        int from = any(lines);
        int to = Math.min(lines.size(), from + random.nextInt(8));
        int start = random.nextInt(4) > 0 ? Math.min(from, other.size()) : any(other);
        List<String> stretch = List.copyOf(other.subList(start, Math.min(other.size(), start + random.nextInt(20))));
        lines.subList(from, to).clear();
        lines.addAll(from, stretch);
        return lines;
    }

    /** The forger's tree head above a genuine signature. */
    private List<String> transplantSignature(List<String> lines) {
        List<String> forged = fork.period(1, SampleLedger.SIZE);
        for (int i = 0; i < Math.min(lines.size(), forged.size()); i++) {
            if (!lines.get(i).startsWith("\u2014 ") && !lines.get(i).startsWith("key ")) {
                lines.set(i, forged.get(i));
            }
        }
        return lines;
    }

    private List<String> truncate(List<String> lines) {
        return new ArrayList<>(lines.subList(0, any(lines)));
    }

    private List<String> append(List<String> lines) {
        lines.add(random.nextBoolean() ? "" : lines.get(any(lines)));
        return lines;
    }

    /** The last checkpoint left out, so that an earlier one stands for the entries, which it may prove or not. */
    private List<String> olderCheckpoint(List<String> lines) {
        int last = lines.lastIndexOf("checkpoint 5");
        if (last > 0 && last + 7 < lines.size()) {
            lines.subList(last, last + 7).clear();
            lines.replaceAll(line -> {
                long position = position(line);
                boolean isCovered = line.startsWith("entry ") && position >= 1 && position <= SampleLedger.COSIGNED;
                return isCovered && random.nextInt(8) > 0
                        ? genuine.proved("entry", (int) position, SampleLedger.COSIGNED)
                        : line;
            });
        }
        return lines;
    }

    /** A key of the forger's own among those listed, and its signature under a genuine or forged checkpoint. */
    private List<String> forgersKey(List<String> lines) {
        NoteKey key = random.nextBoolean() ? fork.first : fork.witness;
        lines.add(Math.min(lines.size(), 2 + random.nextInt(3)), "key " + key.verifier());
        int size = 1 + random.nextInt(SampleLedger.SIZE);
        String text = (random.nextBoolean() ? genuine : fork).checkpoint(size);
        int at = lines.indexOf("checkpoint 6");
        if (at >= 0) {
            lines.addAll(at, List.of("checkpoint 5"));
            List<String> note = new ArrayList<>(text.lines().toList());
            note.addAll(List.of("", key.sign(text)));
            lines.addAll(at + 1, note);
        }
        return lines;
    }

    private List<String> otherOrigin(List<String> lines) {
        String other = random.nextBoolean() ? "mdmc-crm.example" : "mdmc\u2011crm";
        lines.replaceAll(line -> line.equals(genuine.first.name()) ? other : line);
        return lines;
    }

    private List<String> flipLetter(List<String> lines) {
        return insertOrReplace(lines, String.valueOf("7+ =A-,1".charAt(random.nextInt(8))));
    }

    private List<String> oddLetter(List<String> lines) {
        return insertOrReplace(lines, ODD.get(random.nextInt(ODD.size())));
    }

    private List<String> insertOrReplace(List<String> lines, String letter) {
        int number = any(lines);
        StringBuilder line = new StringBuilder(lines.get(number));
        int at = random.nextInt(4) == 0 ? line.length() : random.nextInt(line.length() + 1);
        line.replace(at, Math.min(line.length(), at + random.nextInt(2)), letter);
        lines.set(number, line.toString());
        return lines;
    }

    /** Other spellings of the same numbers and bytes. */
    private List<String> respell(List<String> lines) {
        String[][] spellings = {
            {" ", " 0"},
            {" ", " +"},
            {" ", "  "},
            {" ", "\u00a0"},
            {"=", ""},
            {"=$", "=="},
            {"$", "\r"},
            {"$", " "},
            {"1", "\u0661"}
        };
        String[] spelling = spellings[random.nextInt(spellings.length)];
        int number = any(lines);
        if (random.nextInt(10) == 0) {
            lines.replaceAll(line -> line.replaceFirst(spelling[0], spelling[1]));
        } else {
            lines.set(number, lines.get(number).replaceFirst(spelling[0], spelling[1]));
        }
        return lines;
    }

    private List<String> anotherCount(List<String> lines) {
        lines.replaceAll(line -> line.matches("end [0-9]+") ? "end " + random.nextInt(100) : line);
        return lines;
    }
}
