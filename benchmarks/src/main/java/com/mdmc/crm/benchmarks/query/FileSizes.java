package com.mdmc.crm.benchmarks.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How much a directory takes. */
final class FileSizes {
    private FileSizes() {}

    /** Bytes of all files below a directory. */
    static long of(Path directory) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            for (Path file : all) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }
}
