package com.mdmc.crm.e2e.leads;

import com.mdmc.crm.embeddedstore.StoredBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks for texts in every file of a directory, however they may be written there; each file is read once. */
public final class ByteSearch {
    private static final int PREFIX = 6;
    private static final long PREFIX_MASK = (1L << 8 * PREFIX) - 1;
    private static final int LAST_TWO = 0xffff;

    private final Map<Long, List<Needle>> needles = new HashMap<>();
    private final boolean[] ends = new boolean[LAST_TWO + 1];

    private record Needle(String name, byte[] bytes) {

        boolean isAt(byte[] content, int from) {
            return from + bytes.length <= content.length
                    && Arrays.equals(content, from, from + bytes.length, bytes, 0, bytes.length);
        }
    }

    private ByteSearch() {}

    /** Where a text was found: file and encoding. */
    public static List<String> of(String text, Path directory) {
        return of(List.of(text), directory);
    }

    /** Where any of some texts was found: text, file and encoding. */
    public static List<String> of(Collection<String> texts, Path directory) {
        ByteSearch search = new ByteSearch();
        texts.forEach(search::add);
        return search.in(directory);
    }

    /** Where bytes were found as they are. */
    public static List<String> ofBytes(Collection<byte[]> wanted, Path directory) {
        ByteSearch search = new ByteSearch();
        wanted.forEach(bytes -> search.add(HexFormat.of().formatHex(bytes), bytes));
        return search.in(directory);
    }

    private void add(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        add(text + " in UTF-8", utf8);
        add(text + " in UTF-16LE", text.getBytes(StandardCharsets.UTF_16LE));
        add(text + " in UTF-16BE", text.getBytes(StandardCharsets.UTF_16BE));
        add(text + " reversed", new StringBuilder(text).reverse().toString().getBytes(StandardCharsets.UTF_8));
        add(text + " in hex", ascii(HexFormat.of().formatHex(utf8)));
        add(text + " in HEX", ascii(HexFormat.of().withUpperCase().formatHex(utf8)));
        for (int shift = 0; shift < 3; shift++) {
            add(text + " in Base64 at " + shift, base64(utf8, shift));
        }
    }

    private void add(String name, byte[] bytes) {
        long prefix = 0;
        for (int i = 0; i < PREFIX; i++) {
            prefix = prefix << 8 | bytes[i] & 0xff;
        }
        needles.computeIfAbsent(prefix, unseen -> new ArrayList<>()).add(new Needle(name, bytes));
        ends[(int) prefix & LAST_TWO] = true;
    }

    private List<String> in(Path directory) {
        TreeSet<String> hits = new TreeSet<>();
        for (Path file : files(directory)) {
            byte[] content = content(file);
            long prefix = 0;
            for (int i = 0; i < content.length; i++) {
                prefix = (prefix << 8 | content[i] & 0xff) & PREFIX_MASK;
                if (ends[(int) prefix & LAST_TWO]) {
                    int from = i - PREFIX + 1;
                    needles.getOrDefault(prefix, List.of()).stream()
                            .filter(needle -> from >= 0 && needle.isAt(content, from))
                            .forEach(needle -> hits.add(needle.name() + " in " + directory.relativize(file)));
                }
            }
        }
        return List.copyOf(hits);
    }

    // The store replaces its files while it runs; a listing it was changed under is made again.
    private static List<Path> files(Path directory) {
        while (true) {
            try (Stream<Path> files = Files.walk(directory)) {
                return files.filter(Files::isRegularFile).toList();
            } catch (UncheckedIOException changedMeanwhile) {
                if (!(changedMeanwhile.getCause() instanceof NoSuchFileException)) {
                    throw changedMeanwhile;
                }
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    // What stands in Base64 depends on where in a group of three the text begins; its ends mix with its neighbours.
    private static byte[] base64(byte[] text, int shift) {
        byte[] shifted = new byte[text.length + shift];
        System.arraycopy(text, 0, shifted, shift, text.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int from = shift == 0 ? 0 : 4;
        int to = shifted.length / 3 * 4;
        return ascii(encoded.substring(from, to));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] content(Path file) {
        try {
            return StoredBytes.of(file);
        } catch (NoSuchFileException goneMeanwhile) {
            return new byte[0];
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
