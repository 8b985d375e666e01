package com.mdmc.crm.bundle;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/** {@code java -jar bundle-verifier.jar BUNDLE [--events] KEY…}: ends with 0, 1 if not in order, 2 if not checked. */
public final class BundleVerifier {
    public static void main(String[] arguments) {
        boolean shown = arguments.length > 1 && arguments[1].equals("--events");
        Bundle bundle = null;
        try (BufferedReader lines = Files.newBufferedReader(Path.of(arguments[0]))) {
            List<String> keys = List.of(arguments).subList(shown ? 2 : 1, arguments.length);
            Bundle.require(!keys.isEmpty(), "a key is needed");
            bundle = new Bundle(lines, new HashSet<>(keys.stream().map(Key::of).toList()), shown);
            System.out.printf("IN ORDER: %d commits, each as it was signed for%n", bundle.read());
        } catch (IOException | RuntimeException wrong) {
            String place = bundle == null ? "usage: BUNDLE [--events] KEY..." : "NOT IN ORDER, " + bundle.place();
            System.out.println(place + ": " + (wrong instanceof IllegalArgumentException ? wrong.getMessage() : wrong));
            System.exit(bundle == null ? 2 : 1);
        }
    }
}
