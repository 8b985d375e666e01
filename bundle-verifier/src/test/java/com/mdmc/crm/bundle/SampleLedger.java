package com.mdmc.crm.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A ledger as docs/audit-bundle.md describes its commits, and bundles of it. The second key takes over from the first in
 * the middle, and a witness co-signs a checkpoint near the end.
 */
final class SampleLedger {
    static final int SIZE = 60;
    static final int ROTATED = 31;
    static final int COSIGNED = 52;
    private static final int SUBJECTS = 5;

    final NoteKey first;
    final NoteKey second;
    final NoteKey witness;
    final List<byte[]> commits = new ArrayList<>();
    final RfcTree tree = new RfcTree(commits);
    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<Integer, List<String>> subjects = new HashMap<>();

    /** @param random what the commits are about */
    SampleLedger(Random random, NoteKey first, NoteKey second, NoteKey witness) {
        this.first = first;
        this.second = second;
        this.witness = witness;
        for (int position = 1; position <= SIZE; position++) {
            commits.add(commit(position, random));
        }
    }

    /** Positions of all commits about a subject. */
    List<Integer> about(String subject) {
        return IntStream.rangeClosed(1, SIZE)
                .filter(position -> subjects.get(position).contains(subject))
                .boxed()
                .toList();
    }

    String checkpoint(int size) {
        return first.name() + "\n" + size + "\n" + text(tree.root(size)) + "\n";
    }

    List<String> period(int from, int to) {
        return bundle(
                "positions " + from + " " + to,
                IntStream.rangeClosed(from, to).boxed().toList());
    }

    List<String> subject(String subject) {
        return bundle("subject " + subject, about(subject));
    }

    /** A bundle with the given entries, whatever it says that it selects. */
    List<String> bundle(String selection, List<Integer> positions) {
        List<String> lines = new ArrayList<>(List.of("mdmc-audit-bundle 2", "selection " + selection));
        List.of(first, second, witness).forEach(key -> lines.add("key " + key.verifier()));
        addCheckpoint(lines, ROTATED, 0, second, first);
        lines.add(proved("handover", ROTATED, ROTATED));
        addCheckpoint(lines, COSIGNED, ROTATED, second, witness);
        addCheckpoint(lines, SIZE, COSIGNED, second);
        positions.forEach(position -> lines.add(proved("entry", position, SIZE)));
        lines.add("end " + positions.size());
        return lines;
    }

    private void addCheckpoint(List<String> lines, int size, int before, NoteKey... keys) {
        lines.add("checkpoint " + (4 + keys.length));
        lines.addAll(checkpoint(size).lines().toList());
        lines.add("");
        for (NoteKey key : keys) {
            lines.add(key.sign(checkpoint(size)));
        }
        if (before > 0) {
            lines.add("extends " + path(tree.consistency(before, size)));
        }
    }

    String proved(String kind, int position, int size) {
        return kind + " " + position + " " + text(commits.get(position - 1)) + " "
                + path(tree.inclusion(position - 1, size));
    }

    static String path(List<byte[]> hashes) {
        return hashes.isEmpty() ? "-" : hashes.stream().map(SampleLedger::text).collect(Collectors.joining(","));
    }

    static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private byte[] commit(int position, Random random) {
        String subject = position == ROTATED ? "checkpoint-key-2" : "lead-" + random.nextInt(SUBJECTS);
        String other = "lead-" + random.nextInt(SUBJECTS);
        subjects.put(position, List.of(subject, other));
        long sequence = sequences.merge(subject, 1L, Long::sum) - 1;
        String payload = position == ROTATED
                ? "{\"subject\":\"%s\",\"key\":\"%s\",\"retiredKey\":\"%s\"}"
                        .formatted(subject, second.verifier(), first.verifier())
                : "{\"note\":\"né le %d\"}".formatted(position);
        Bson event = new Bson()
                .text("n", position == ROTATED ? "CheckpointKeyRotated" : "LeadNoteAdded")
                .number("r", 1)
                .text("p", payload)
                .text("a", "Lead")
                .text("g", subject)
                .number("q", sequence)
                .number("t", 1_800_000_000_000L + position);
        Bson keys = new Bson().text("0", subject + "/%010d".formatted(sequence)).text("1", other + "/p" + position);
        return new Bson()
                .number("_id", position)
                .number("w", 1_800_000_000_000L + position)
                .text("c", "commit-" + position)
                .nested(4, "k", keys)
                .nested(3, "m", new Bson().text("actor", "user-1"))
                .nested(4, "e", new Bson().nested(3, "0", event))
                .fields();
    }

    /** Writes the fields of a BSON document. */
    private static final class Bson {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        private Bson text(String name, String value) {
            byte[] bytes = value.getBytes(UTF_8);
            field(2, name);
            out.writeBytes(little(4).putInt(bytes.length + 1).array());
            out.writeBytes(bytes);
            out.write(0);
            return this;
        }

        private Bson number(String name, long value) {
            field(18, name);
            out.writeBytes(little(8).putLong(value).array());
            return this;
        }

        private Bson nested(int type, String name, Bson document) {
            field(type, name);
            out.writeBytes(little(4).putInt(document.out.size() + 5).array());
            out.writeBytes(document.fields());
            out.write(0);
            return this;
        }

        private byte[] fields() {
            return out.toByteArray();
        }

        private void field(int type, String name) {
            out.write(type);
            out.writeBytes(name.getBytes(UTF_8));
            out.write(0);
        }

        private static ByteBuffer little(int bytes) {
            return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
