package com.mdmc.crm.embeddedstore.damage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Copies of a store's directory, and what is in them. */
public final class Directories {

    private Directories() {}

    /** The files of a directory, but for the lock. */
    public static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().equals("store.lock"))
                    .sorted()
                    .toList();
        }
    }

    public static Path copy(Path from, Path to) throws IOException {
        delete(to);
        Files.createDirectories(to);
        for (Path file : files(from)) {
            Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        return to;
    }

    public static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : new ArrayList<>(files.toList())
                        .stream().sorted((one, other) -> other.compareTo(one)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Name, length and hash of every file. */
    public static Map<String, String> digest(Path directory) throws IOException {
        Map<String, String> digest = new TreeMap<>();
        for (Path file : files(directory)) {
            byte[] bytes = Files.readAllBytes(file);
            digest.put(file.getFileName().toString(), bytes.length + "/" + Arrays.hashCode(bytes));
        }
        return digest;
    }

    /** The newest file whose name begins so. */
    public static Path newest(Path directory, String prefix) throws IOException {
        List<Path> found = files(directory).stream()
                .filter(file -> file.getFileName().toString().startsWith(prefix))
                .toList();
        return found.get(found.size() - 1);
    }
}
