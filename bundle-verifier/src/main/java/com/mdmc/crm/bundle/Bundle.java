package com.mdmc.crm.bundle;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Goes through a bundle line by line and stops, with an exception, at the first thing that is not in order. */
final class Bundle {
    private static final Pattern NAMED_KEY = Pattern.compile("\"key\":\"([^\"]+)\"");
    private final Set<Key> trusted;
    private final boolean shown;
    private final Set<Key> listed = new HashSet<>();
    private long size;
    private byte[] root;
    private boolean vouched;
    private String[] selection;
    private long position;
    private long inStream;
    private long commits;

    Bundle(Set<Key> trusted, boolean shown) {
        this.trusted = trusted;
        this.shown = shown;
    }

    static void require(boolean inOrder, String otherwise) {
        if (!inOrder) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    long read(BufferedReader in) throws IOException {
        require("mdmc-audit-bundle 1".equals(in.readLine()), "this is not a bundle of format 1");
        String last = "";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            last = line;
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "selection" -> selection = words;
                case "key" -> listed.add(Key.of(words[1]));
                case "checkpoint" -> sign(in, Integer.parseInt(words[1]));
                case "handover" -> handOver(proved(words));
                case "entry" -> take(words);
                default -> require(line.equals("end " + commits), "there is no such line: " + line);
            }
        }
        boolean whole = !selection[1].equals("positions") || position == Long.parseLong(selection[3]);
        require(whole && commits > 0 && last.startsWith("end"), "commits are missing after this one");
        return commits;
    }

    private void sign(BufferedReader in, int lines) throws IOException {
        List<String> note = new ArrayList<>();
        while (note.size() < lines) {
            note.add(in.readLine());
        }
        require(lines > 4 && note.get(3).isEmpty(), "this is not a checkpoint");
        String text = String.join("\n", note.subList(0, 3)) + "\n";
        size = Long.parseLong(note.get(1));
        root = Tree.bytes(note.get(2));
        vouched = false;
        for (String line : note.subList(4, lines)) {
            Optional<Key> signer =
                    listed.stream().filter(key -> key.signed(text, line)).findFirst();
            require(signer.isPresent(), "a signature is not good: " + line);
            vouched |= trusted.contains(signer.get());
        }
        System.out.printf("checkpoint of %d commits%n%s%n", size, String.join("\n", note.subList(4, lines)));
    }

    /** A key that took over is trusted if one that is trusted signed the tree with the commit that says so. */
    private void handOver(Map<String, Object> commit) {
        for (Map<String, Object> event : events(commit)) {
            Matcher named = NAMED_KEY.matcher(event.get("p").toString());
            if (vouched && "CheckpointKeyRotated".equals(event.get("n")) && named.find()) {
                trusted.add(Key.of(named.group(1)));
            }
        }
    }

    private Map<String, Object> proved(String[] words) {
        long number = Long.parseLong(words[1]);
        byte[] bytes = Tree.bytes(words[2]);
        byte[] computed = Tree.root(bytes, number - 1, size, Tree.path(words[3]));
        require(Arrays.equals(root, computed), "the commit's bytes do not lead to the signed root");
        Map<String, Object> commit = Bson.fields(bytes);
        require(commit.get("_id").equals(number), "the commit says it has position " + commit.get("_id"));
        return commit;
    }

    private void take(String[] words) {
        boolean dense = selection[1].equals("positions");
        position = dense ? commits + Long.parseLong(selection[2]) : Long.parseLong(words[1]);
        require(position == Long.parseLong(words[1]), "the bundle has commit " + words[1] + " in this place");
        require(vouched, "the checkpoint is not signed by a key that you gave, nor by one that took over from it");
        Map<String, Object> commit = proved(words);
        boolean about = dense || commit.get("k").toString().contains("=" + selection[2] + "/");
        require(about, "the commit is not about " + selection[2]);
        for (Map<String, Object> event : events(commit)) {
            boolean next = dense
                    || !selection[2].equals(event.get("g"))
                    || event.get("q").equals(inStream++);
            require(next, "an earlier commit of the same stream is missing");
            Instant at = Instant.ofEpochMilli((long) event.get("t"));
            if (shown) {
                System.out.println(position + " " + at + " " + event.get("n") + " " + event.get("p"));
            }
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
