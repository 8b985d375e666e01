package com.mdmc.crm.bundle;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.util.*;
import java.util.regex.*;

/** A bundle in its only order; reading stops, with an exception, at the first line that does not hold. */
final class Bundle {
    private static final String NUMBER = " ([1-9][0-9]{0,17})";
    private static final String PROVED = NUMBER + " ([^ ]+) ([^ ]+)";
    private final BufferedReader in;
    private final Set<Key> trusted;
    private final boolean shown;
    private final Set<Key> listed = new HashSet<>();
    private String subject;
    private byte[] root;
    private boolean vouched;
    private long first, size, position, inStream, commits, last = Long.MAX_VALUE;

    Bundle(BufferedReader in, Set<Key> trusted, boolean shown) {
        this.in = in;
        this.trusted = trusted;
        this.shown = shown;
    }

    static void require(boolean inOrder, String otherwise) {
        if (!inOrder) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    long read() throws IOException {
        require(next().equals("mdmc-audit-bundle 1"), "this is not a bundle of format 1");
        String line = next();
        if (line.startsWith("selection subject ")) {
            subject = parts("selection subject ([^ ]+)", line).group(1);
        } else {
            Matcher range = parts("selection positions" + NUMBER + NUMBER, line);
            first = Long.parseLong(range.group(1));
            last = Long.parseLong(range.group(2));
        }
        for (line = next(); line.startsWith("key "); line = next()) {
            listed.add(Key.of(parts("key ([^ ]+)", line).group(1)));
        }
        while (line.startsWith("checkpoint ")) {
            sign(Long.parseLong(parts("checkpoint" + NUMBER, line).group(1)));
            for (line = next(); line.startsWith("handover "); line = next()) {
                handOver(proved(parts("handover" + PROVED, line)));
            }
        }
        for (; line.startsWith("entry "); line = next()) {
            take(parts("entry" + PROVED, line));
        }
        require(commits > 0 && (subject != null || position == last), "commits are missing after this one");
        require(line.equals("end " + commits) && in.read() < 0, "this is not the end: " + line);
        return commits;
    }

    private String next() throws IOException {
        String line = in.readLine();
        require(line != null, "the bundle ends early");
        return line;
    }

    private static Matcher parts(String form, String line) {
        Matcher parts = Pattern.compile(form).matcher(line);
        require(parts.matches(), "this line has no business here: " + line);
        return parts;
    }

    private void sign(long lines) throws IOException {
        List<String> note = in.lines().limit(lines).toList();
        require(note.size() > 4 && note.get(3).isEmpty(), "this is not a checkpoint");
        String text = String.join("\n", note.subList(0, 3)) + "\n";
        size = Long.parseLong(note.get(1));
        root = Tree.bytes(note.get(2));
        vouched = false;
        for (String line : note.subList(4, note.size())) {
            List<Key> signer =
                    listed.stream().filter(key -> key.signed(text, line)).toList();
            require(!signer.isEmpty(), "a signature is not good: " + line);
            vouched |= trusted.containsAll(signer);
        }
        System.out.printf("checkpoint of %d commits%n%s%n", size, note.get(4));
    }

    /** A key that took over is trusted if one that is trusted signed the tree with the commit that says so. */
    private void handOver(Map<String, Object> commit) {
        for (Map<String, Object> event : events(commit)) {
            if (vouched && "CheckpointKeyRotated".equals(event.get("n"))) {
                trusted.add(Key.of(event.get("p").toString().replaceFirst(".*\"key\":\"([^\"]+)\".*", "$1")));
            }
        }
    }

    private Map<String, Object> proved(Matcher parts) {
        long number = Long.parseLong(parts.group(1));
        byte[] bytes = Tree.bytes(parts.group(2));
        byte[] computed = Tree.root(bytes, number - 1, size, Tree.path(parts.group(3)));
        require(Arrays.equals(root, computed), "the commit's bytes do not lead to the signed root");
        Map<String, Object> commit = Bson.fields(bytes);
        require(commit.get("_id").equals(number), "the commit says it has position " + commit.get("_id"));
        return commit;
    }

    private void take(Matcher parts) {
        long number = Long.parseLong(parts.group(1));
        position = subject == null ? first + commits : Math.max(number, position + 1);
        require(number == position && number <= last, "the bundle has commit " + number + " in this place");
        require(vouched, "the checkpoint is not signed by a key that you gave, nor by one that took over from it");
        Map<String, Object> commit = proved(parts);
        require(subject == null || commit.get("k").toString().contains("=" + subject + "/"), "it is about another");
        for (Map<String, Object> event : events(commit)) {
            boolean own = subject != null && subject.equals(event.get("g"));
            require(!own || event.get("q").equals(inStream++), "an earlier commit of the same stream is missing");
            Object at = Instant.ofEpochMilli((long) event.get("t"));
            System.out.print(shown ? position + " " + at + " " + event.get("n") + " " + event.get("p") + "\n" : "");
        }
        commits++;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> events(Map<String, Object> commit) {
        return List.copyOf(((Map<String, Map<String, Object>>) commit.get("e")).values());
    }

    String place() {
        return position == 0 ? "before the first commit" : "position " + position;
    }
}
