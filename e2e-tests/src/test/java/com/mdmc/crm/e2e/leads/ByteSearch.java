package com.mdmc.crm.e2e.leads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks for a text in every file of a directory, however it may be written there. */
public final class ByteSearch {
    private ByteSearch() {}

    /** Where the text was found: file and encoding. */
    public static List<String> of(String text, Path directory) {
        Map<String, byte[]> needles = needles(text);
        List<String> hits = new ArrayList<>();
        for (Path file : files(directory)) {
            byte[] content = content(file);
            needles.forEach((encoding, needle) -> {
                if (contains(content, needle)) {
                    hits.add(directory.relativize(file) + " (" + encoding + ")");
                }
            });
        }
        return hits;
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

    private static Map<String, byte[]> needles(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> needles = new LinkedHashMap<>();
        needles.put("UTF-8", utf8);
        needles.put("UTF-16LE", text.getBytes(StandardCharsets.UTF_16LE));
        needles.put("UTF-16BE", text.getBytes(StandardCharsets.UTF_16BE));
        needles.put("reversed", new StringBuilder(text).reverse().toString().getBytes(StandardCharsets.UTF_8));
        needles.put("hex", ascii(HexFormat.of().formatHex(utf8)));
        needles.put("HEX", ascii(HexFormat.of().withUpperCase().formatHex(utf8)));
        for (int shift = 0; shift < 3; shift++) {
            needles.put("Base64 at " + shift, base64(utf8, shift));
        }
        return needles;
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

    private static boolean contains(byte[] content, byte[] needle) {
        int last = content.length - needle.length;
        for (int i = 0; i <= last; i++) {
            int matched = 0;
            while (matched < needle.length && content[i + matched] == needle[matched]) {
                matched++;
            }
            if (matched == needle.length) {
                return true;
            }
        }
        return false;
    }
}
