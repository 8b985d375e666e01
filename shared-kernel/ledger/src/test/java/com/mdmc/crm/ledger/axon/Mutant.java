package com.mdmc.crm.ledger.axon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fault planted in a source file.
 *
 * @param source path below the source roots
 * @param original code that occurs exactly once, white space aside
 * @param planted what stands there instead
 */
record Mutant(String fault, String source, String original, String planted) {

    private static final String PACKAGE = "com/mdmc/crm/ledger/";

    @Override
    public String toString() {
        return fault;
    }

    String className() {
        return (PACKAGE + source).replace(".java", "").replace('/', '.');
    }

    /** The source with the fault in it. */
    String mutatedSource() {
        String code = read();
        Matcher matcher = Pattern.compile(original.strip()
                        .lines()
                        .flatMap(line -> List.of(line.strip().split("\\s+")).stream())
                        .map(Pattern::quote)
                        .reduce((a, b) -> a + "\\s+" + b)
                        .orElseThrow())
                .matcher(code);
        if (matcher.results().count() != 1) {
            throw new IllegalStateException("%s does not hold exactly once: %s".formatted(source, original));
        }
        return matcher.replaceFirst(Matcher.quoteReplacement(planted));
    }

    private String read() {
        for (String root : List.of("src/main/java/", "src/test/java/")) {
            Path path = Path.of(root, PACKAGE + source);
            if (Files.exists(path)) {
                try {
                    return Files.readString(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        throw new IllegalStateException("No source " + source);
    }
}
