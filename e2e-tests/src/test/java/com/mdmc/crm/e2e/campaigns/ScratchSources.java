package com.mdmc.crm.e2e.campaigns;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Copy of the program's main sources, to change and compile. */
final class ScratchSources {
    private static final List<String> MODULES = List.of(
            "shared-kernel/domain",
            "shared-kernel/ledger",
            "shared-kernel/projections",
            "shared-kernel/platform",
            "command-side",
            "query-side",
            "standalone",
            "demo",
            "benchmarks");
    private static final List<String> ROOTS = List.of("src/main/java", "target/generated-sources/annotations");

    private final Path copy;

    /** Copies the sources into an empty directory. */
    ScratchSources(Path copy) throws IOException {
        this.copy = copy;
        for (Path source : originals()) {
            Path target = copy.resolve(Path.of("..").relativize(source));
            Files.createDirectories(target.getParent());
            Files.copy(source, target);
        }
    }

    /** Adds a line of source behind the one that contains a text. */
    void addLine(String file, String behind, String line) throws IOException {
        Path source = copy.resolve(file);
        List<String> lines = new ArrayList<>(Files.readAllLines(source));
        int place = 0;
        while (!lines.get(place).contains(behind)) {
            place++;
        }
        lines.add(place + 1, line);
        Files.write(source, lines);
    }

    /** The files that differ from their originals. */
    List<String> changed() throws IOException {
        List<String> changed = new ArrayList<>();
        for (Path source : originals()) {
            Path file = Path.of("..").relativize(source);
            if (Files.mismatch(source, copy.resolve(file)) != -1) {
                changed.add(file.toString().replace(File.separatorChar, '/'));
            }
        }
        return changed;
    }

    /** Compiles everything into a directory; answers what the compiler complains of. */
    String compile(Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(copy)) {
            List<String> options = List.of(
                    "--release",
                    "17",
                    "-parameters",
                    "-proc:none",
                    "-nowarn",
                    "-d",
                    classes.toString(),
                    "-classpath",
                    System.getProperty("java.class.path"));
            boolean compiled = compiler.getTask(
                            complaints,
                            files,
                            null,
                            options,
                            null,
                            files.getJavaFileObjectsFromPaths(
                                    sources.filter(Files::isRegularFile).toList()))
                    .call();
            return compiled ? "" : complaints.toString();
        }
    }

    private static List<Path> originals() throws IOException {
        List<Path> originals = new ArrayList<>();
        for (String module : MODULES) {
            for (String root : ROOTS) {
                Path directory = Path.of("..", module, root);
                if (Files.isDirectory(directory)) {
                    try (Stream<Path> files = Files.walk(directory)) {
                        files.filter(file -> file.toString().endsWith(".java")).forEach(originals::add);
                    }
                }
            }
        }
        return originals;
    }
}
