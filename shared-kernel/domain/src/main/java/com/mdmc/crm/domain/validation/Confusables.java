package com.mdmc.crm.domain.validation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Skeletons of texts (UTS #39): two texts that look alike have the same. They are compared, never shown. */
public final class Confusables {
    private static final String RESOURCE = "/unicode/confusables.txt";
    private static final Map<Integer, String> PROTOTYPES = read();

    private Confusables() {}

    /** The text with every character replaced by the one it is taken for, and without those that do not show. */
    public static String skeleton(String text) {
        StringBuilder skeleton = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFD)
                .codePoints()
                .filter(character -> Character.getType(character) != Character.FORMAT)
                .forEach(character ->
                        skeleton.append(PROTOTYPES.getOrDefault(character, new String(Character.toChars(character)))));
        return Normalizer.normalize(skeleton, Normalizer.Form.NFD);
    }

    /** What a character is taken for, by character; those that are taken for nothing else are not in it. */
    static Map<Integer, String> prototypes() {
        return PROTOTYPES;
    }

    private static Map<Integer, String> read() {
        Map<Integer, String> prototypes = new HashMap<>();
        try (InputStream table = Confusables.class.getResourceAsStream(RESOURCE)) {
            new String(table.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Arrays.stream(line.split(" "))
                            .mapToInt(code -> Integer.parseInt(code, 16))
                            .toArray())
                    .forEach(codes -> prototypes.put(codes[0], new String(codes, 1, codes.length - 1)));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        return Map.copyOf(prototypes);
    }
}
