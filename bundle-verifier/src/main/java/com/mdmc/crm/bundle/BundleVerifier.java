package com.mdmc.crm.bundle;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** {@code java -jar bundle-verifier.jar BUNDLE [--events] KEY…}: ends with 0, or with 1 if something is not in order. */
public final class BundleVerifier {
    public static void main(String[] arguments) throws Exception {
        boolean shown = arguments.length > 1 && arguments[1].equals("--events");
        Set<Key> keys = new HashSet<>();
        for (int i = shown ? 2 : 1; i < arguments.length; i++) {
            keys.add(Key.of(arguments[i]));
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("usage: java -jar bundle-verifier.jar BUNDLE [--events] KEY...");
        }
        Bundle bundle = new Bundle(keys, shown);
        try (BufferedReader lines = Files.newBufferedReader(Path.of(arguments[0]))) {
            System.out.printf("IN ORDER: %d commits, each as it was signed for%n", bundle.read(lines));
        } catch (RuntimeException wrong) {
            System.out.printf("NOT IN ORDER, %s: %s%n", bundle.place(), wrong.getMessage());
            System.exit(1);
        }
    }
}
