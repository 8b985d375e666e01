package com.mdmc.crm.bundle;

import java.io.*;
import java.nio.file.*;
import java.util.*;
import java.util.regex.*;

/** Reads a bundle in its only order and stops, with an exception, at the first line that does not hold. */
public final class BundleVerifier {
    private static final String NUMBER = " ([1-9][0-9]{0,17})";
    private static final String PROVED = NUMBER + " ([^ ]+) ([^ ]+)";
    private final Reader in;
    private final Set<Key> trusted;
    private final boolean shown;
    private final Set<Key> listed = new HashSet<>();
    private final Set<String> checkpoints = new HashSet<>();
    private String subject;
    private byte[] root;
    private boolean vouched;
    private long first, last, size, cosigned, position, inStream, commits;

    BundleVerifier(Reader in, Set<Key> trusted, boolean shown) {
        this.in = in;
        this.trusted = trusted;
        this.shown = shown;
    }

    /** {@code BUNDLE [--events] [CHECKPOINT]… KEY…}: ends with 0, 1 if not in order, 2 if not checked. */
    public static void main(String[] arguments) {
        BundleVerifier bundle = null;
        try (BufferedReader lines = Files.newBufferedReader(Path.of(arguments[0]))) {
            Set<Key> keys = new HashSet<>();
            Set<String> held = new HashSet<>();
            boolean shown = arguments.length > 1 && arguments[1].equals("--events");
            for (String argument : List.of(arguments).subList(shown ? 2 : 1, arguments.length)) {
                if (argument.matches("[^+]+\\+[0-9a-f]{8}\\+.*")) {
                    keys.add(Key.of(argument));
                } else {
                    held.add(Files.readString(Path.of(argument)).replaceFirst("(?s)\n\n.*", "\n"));
                }
            }
            require(keys.stream().anyMatch(key -> !key.isWitness()), "a key of the log is needed");
            bundle = new BundleVerifier(lines, keys, shown);
            show("IN ORDER: " + bundle.read(held) + "\n");
        } catch (Exception wrong) {
            String place = bundle == null ? "usage: BUNDLE KEY..." : "NOT IN ORDER, position " + bundle.position;
            show(place + ": " + (wrong instanceof IllegalArgumentException ? wrong.getMessage() : wrong) + "\n");
            System.exit(bundle == null ? 2 : 1);
        }
    }

    /** What the bundle proves; the checkpoints held must be among those it proves to extend one another. */
    String read(Set<String> held) throws Exception {
        require(next().equals("mdmc-audit-bundle 2"), "this is not a bundle of format 2");
        Matcher chosen = parts("selection (checkpoints|subject ([^ ]+)|positions" + NUMBER + NUMBER + ")", next());
        subject = chosen.group(2);
        first = chosen.group(3) == null ? 0 : Long.parseLong(chosen.group(3));
        last = chosen.group(4) == null ? 0 : Long.parseLong(chosen.group(4));
        String line = next();
        for (; line.startsWith("key "); line = next()) {
            listed.add(Key.of(parts("key ([^ ]+)", line).group(1)));
        }
        while (line.startsWith("checkpoint ")) {
            sign(Long.parseLong(parts("checkpoint" + NUMBER, line).group(1)));
            for (line = next(); line.startsWith("handover "); line = next()) {
                handOver(proved(parts("handover" + PROVED, line)));
            }
        }
        require(vouched, "the checkpoint is not signed by a key that you gave, nor by one that took over from it");
        require(checkpoints.containsAll(held), "it is not proved to extend the checkpoint that you hold");
        require(cosigned > 0 || trusted.stream().noneMatch(Key::isWitness), "the witness has not cosigned it");
        for (; line.startsWith("entry "); line = next()) {
            take(parts("entry" + PROVED, line));
        }
        require(subject == null ? position == last : commits > 0, "commits are missing after this one");
        require(line.equals("end " + commits) && in.read() < 0, "this is not the end: " + line);
        return commits + " commits, " + chosen.group() + ", cosigned up to " + cosigned;
    }

    static void require(boolean inOrder, String otherwise) {
        if (!inOrder) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** A bundle's words are shown without the signs with which they could overwrite or hide the verdict. */
    private static void show(String text) {
        System.out.print(text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\n]]", "?"));
    }

    private String next() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int letter = in.read(); letter != '\n'; letter = in.read()) {
            require(letter >= 0, "the bundle ends early");
            line.append((char) letter);
        }
        return line.toString();
    }

    private static Matcher parts(String form, String line) {
        Matcher parts = Pattern.compile(form).matcher(line);
        require(parts.matches(), "this line has no business here: " + line);
        return parts;
    }

    /** A checkpoint that is signed by listed keys alone and extends the one before it. */
    private void sign(long lines) throws Exception {
        byte[] before = root;
        long from = size;
        String text = next() + "\n" + next() + "\n" + next() + "\n";
        Matcher tree = parts("[^\n]+\n([1-9][0-9]{0,17})\n([^\n]+)\n", text);
        size = Long.parseLong(tree.group(1));
        root = Tree.bytes(tree.group(2));
        require(lines > 4 && root.length == 32 && next().isEmpty(), "this is not a checkpoint");
        show("checkpoint of the ledger " + text);
        vouched = false;
        for (long number = 5; number <= lines; number++) {
            String line = next();
            Key signer = null;
            for (Key key : listed) {
                signer = key.signed(text, line) ? key : signer;
            }
            require(signer != null, "a signature is not good: " + line);
            vouched |= trusted.contains(signer) && !signer.isWitness();
            cosigned = trusted.contains(signer) && signer.isWitness() ? size : cosigned;
        }
        String proof = before == null ? "-" : parts("extends (.+)", next()).group(1);
        require(before == null || Tree.extend(before, from, root, size, proof), "it does not extend the last one");
        checkpoints.add(text);
    }

    /** A key that took over is trusted if one that is trusted signed the tree with the commit that says so. */
    private void handOver(Map<String, Object> commit) throws Exception {
        for (Object each : ((Map<?, ?>) commit.get("e")).values()) {
            Map<?, ?> event = (Map<?, ?>) each;
            if (vouched && "CheckpointKeyRotated".equals(event.get("n"))) {
                trusted.add(Key.of(event.get("p").toString().replaceFirst(".*\"key\":\"([^\"]+)\".*", "$1")));
            }
        }
    }

    private Map<String, Object> proved(Matcher parts) throws Exception {
        long number = Long.parseLong(parts.group(1));
        byte[] bytes = Tree.bytes(parts.group(2));
        byte[] computed = Tree.root(bytes, number - 1, size, Tree.path(parts.group(3)));
        require(Arrays.equals(root, computed), "the commit's bytes do not lead to the signed root");
        var document = java.nio.ByteBuffer.wrap(Arrays.copyOf(bytes, bytes.length + 1));
        Map<String, Object> commit = Bson.fields(document.order(java.nio.ByteOrder.LITTLE_ENDIAN));
        require(commit.get("_id").equals(number), "the commit says it has position " + commit.get("_id"));
        return commit;
    }

    private void take(Matcher parts) throws Exception {
        long number = Long.parseLong(parts.group(1));
        position = subject == null ? first + commits : Math.max(number, position + 1);
        require(number == position && (subject != null || number <= last), "here stands commit " + number);
        Map<String, Object> commit = proved(parts);
        require(subject == null || commit.get("k").toString().contains("=" + subject + "/"), "it is about another");
        for (Object each : ((Map<?, ?>) commit.get("e")).values()) {
            Map<?, ?> event = (Map<?, ?>) each;
            boolean own = subject != null && subject.equals(event.get("g"));
            require(!own || event.get("q").equals(inStream++), "an earlier commit of the same stream is missing");
            Object at = java.time.Instant.ofEpochMilli((long) event.get("t"));
            show(shown ? position + " " + at + " " + event.get("n") + " " + event.get("p") + "\n" : "");
        }
        commits++;
    }
}
