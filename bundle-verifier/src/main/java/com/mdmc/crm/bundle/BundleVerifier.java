package com.mdmc.crm.bundle;

import java.io.*;
import java.nio.*;
import java.nio.file.*;
import java.util.*;
import java.util.regex.*;

/** Reads a bundle in its only order and stops, with an exception, at the first line that does not hold. */
public final class BundleVerifier {
    private static final String NUMBER = " ([1-9][0-9]{0,17})";
    private static final String PROVED = NUMBER + " ([^ ]+) ([^ ]+)";
    private static final String CHECKPOINT = "[^\n]+\n([1-9][0-9]{0,17})\n([^\n]+)\n";
    private final Reader in;
    private final Set<Key> trusted;
    private final boolean shown;
    private final Set<String> checkpoints = new HashSet<>();
    private final Set<Key> listed = new HashSet<>();
    private final Map<Key, Long> signed = new HashMap<>();
    private String subject;
    private byte[] root;
    private long first, last, size, position, inStream, commits;

    BundleVerifier(Reader in, Set<Key> trusted, boolean shown) {
        this.in = in;
        this.trusted = trusted;
        this.shown = shown;
    }

    /** Ends with 0 if the bundle is in order, 1 if it is not, 2 if it could not be checked, 3 if it is called wrongly. */
    public static void main(String[] arguments) {
        List<String> files = new ArrayList<>(List.of(arguments));
        boolean shown = files.removeAll(List.of("--events"));
        Set<Key> keys = new HashSet<>();
        BundleVerifier bundle = null;
        int status = 3;
        String why;
        try {
            for (String argument : arguments) {
                if (argument.matches("-.*|[^+]+\\+[0-9a-f]{8}\\+.*") && files.remove(argument)) {
                    keys.add(Key.of(argument));
                }
            }
            require(!files.isEmpty() && !keys.stream().allMatch(Key::isWitness), "a bundle and a log's key are due");
            status = 2;
            bundle = new BundleVerifier(Files.newBufferedReader(Path.of(files.remove(0))), keys, shown);
            Set<String> held = new HashSet<>();
            for (String file : files) {
                String note = new String(Files.newInputStream(Path.of(file)).readNBytes(1 << 16), "UTF-8");
                held.add(parts(CHECKPOINT, note.replaceAll("[\r\ufeff]", "").replaceFirst("(?s)\n\n.*", "\n"))
                        .group());
            }
            status = 1;
            why = bundle.read(held);
            status = 0;
        } catch (Throwable wrong) {
            status = wrong instanceof Error || wrong instanceof IOException ? 2 : status;
            why = wrong instanceof IllegalArgumentException ? wrong.getMessage() : wrong.toString();
        }
        String bad = "NOT IN ORDER, position " + (status == 1 ? bundle.position : 0);
        String[] words = {"IN ORDER", bad, "could not be checked", "usage: [--events] BUNDLE [CHECKPOINT]... KEY..."};
        show(true, words[status] + ": " + why.substring(0, Math.min(why.length(), 999)));
        System.exit(status);
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
        boolean vouched = false;
        while (line.startsWith("checkpoint ")) {
            vouched = sign(Long.parseLong(parts("checkpoint" + NUMBER, line).group(1)));
            for (line = next(); line.startsWith("handover "); line = next()) {
                for (Map<?, ?> event : proved(parts("handover" + PROVED, line), null)) {
                    if (vouched && "CheckpointKeyRotated".equals(event.get("n"))) {
                        trusted.add(Key.of(event.get("p").toString().replaceFirst(".*\"key\":\"([^\"]+)\".*", "$1")));
                    }
                }
            }
        }
        require(vouched, "the checkpoint is not signed by a key that you gave, nor by one that took over from it");
        require(checkpoints.containsAll(held), "it is not proved to extend the checkpoint that you hold");
        List<Key> witnesses = trusted.stream().filter(Key::isWitness).toList();
        require(signed.keySet().containsAll(witnesses), "a witness that you named has not cosigned it");
        for (; line.startsWith("entry "); line = next()) {
            take(parts("entry" + PROVED, line));
        }
        require(subject == null ? position == last : commits > 0, "commits are missing after this one");
        require(line.equals("end " + commits) && in.read() < 0, "this is not the end: " + line);
        long cosigned = witnesses.stream().mapToLong(signed::get).min().orElse(0);
        return commits + " commits, " + chosen.group() + ", cosigned up to " + cosigned;
    }

    static void require(boolean inOrder, String otherwise) {
        if (!inOrder) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** One line: a bundle's words are shown without the signs with which they could overwrite or hide the verdict. */
    private static void show(boolean isWanted, String line) {
        System.out.print(isWanted ? line.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?") + "\n" : "");
    }

    private String next() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int letter = in.read(); letter != '\n'; letter = in.read()) {
            require(letter >= 0 && line.length() < 1 << 25, "the bundle, or this line, does not end where it should");
            line.append((char) letter);
        }
        return line.toString();
    }

    private static Matcher parts(String form, String line) {
        Matcher parts = Pattern.compile(form).matcher(line);
        require(parts.matches(), "this does not belong here: " + line);
        return parts;
    }

    /** Whether a trusted key vouches for a checkpoint, which listed keys alone sign and which extends the one before it. */
    private boolean sign(long lines) throws Exception {
        byte[] before = root;
        long from = size;
        String text = next() + "\n" + next() + "\n" + next() + "\n";
        Matcher tree = parts(CHECKPOINT, text);
        size = Long.parseLong(tree.group(1));
        root = Tree.bytes(tree.group(2));
        require(lines > 4 && root.length == 32 && next().isEmpty(), "this is not a checkpoint");
        show(true, "checkpoint of the ledger " + text.replace('\n', ' '));
        for (long number = 5; number <= lines; number++) {
            String line = next();
            Key signer = null;
            for (Key key : listed) {
                signer = key.signed(text, line) ? key : signer;
            }
            require(signer != null, "a signature is not good: " + line);
            signed.put(signer, size);
        }
        String proof = before == null ? "-" : parts("extends (.+)", next()).group(1);
        require(before == null || Tree.extend(before, from, root, size, proof), "it does not extend the last one");
        checkpoints.add(text);
        return trusted.stream().anyMatch(key -> !key.isWitness() && signed.getOrDefault(key, 0L) == size);
    }

    /** The events of a commit that is in the tree, and about a subject if there is one. */
    private List<Map<?, ?>> proved(Matcher parts, String about) throws Exception {
        long number = Long.parseLong(parts.group(1));
        byte[] bytes = Tree.bytes(parts.group(2));
        require(Arrays.equals(root, Tree.root(bytes, number - 1, size, parts.group(3))), "it is not in the tree");
        ByteBuffer document = ByteBuffer.allocate(bytes.length + 5).put(4, bytes);
        Map<?, ?> commit = (Map<?, ?>) value(3, document.order(ByteOrder.LITTLE_ENDIAN));
        require(commit.get("_id").equals(number), "the commit says it has position " + commit.get("_id"));
        require(about == null || commit.get("k").toString().contains("=" + about + "/"), "it is about another");
        Map<?, ?> events = (Map<?, ?>) commit.get("e");
        return events.values().stream().<Map<?, ?>>map(Map.class::cast).toList();
    }

    private void take(Matcher parts) throws Exception {
        long number = Long.parseLong(parts.group(1));
        position = subject == null ? first + commits : Math.max(number, position + 1);
        require(number == position && (subject != null || number <= last), "here stands commit " + number);
        for (Map<?, ?> event : proved(parts, subject)) {
            boolean isOwn = subject != null && subject.equals(event.get("g"));
            require(!isOwn || event.get("q").equals(inStream++), "an earlier commit of the same stream is missing");
            Object at = java.time.Instant.ofEpochMilli((long) event.get("t"));
            show(shown, position + " " + at + " " + event.get("n") + " " + event.get("p"));
        }
        commits++;
    }

    /** A value of a commit, which is a BSON document. */
    private static Object value(int type, ByteBuffer in) {
        return switch (type) {
            case 2 -> text(in, in.getInt());
            case 3, 4 -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                in.getInt();
                for (int kind = in.get(); kind != 0; kind = in.get()) {
                    int end = in.position();
                    while (in.get(end++) != 0) {}
                    fields.put(text(in, end - in.position()), value(kind, in));
                }
                yield fields;
            }
            case 1, 9, 18 -> in.getLong();
            case 8 -> in.get();
            case 10 -> "";
            case 16 -> in.getInt();
            default -> throw new IllegalArgumentException("a commit has no fields of type " + type);
        };
    }

    private static String text(ByteBuffer in, int length) {
        in.position(in.position() + length);
        return new String(in.array(), in.position() - length, length - 1, java.nio.charset.StandardCharsets.UTF_8);
    }
}
