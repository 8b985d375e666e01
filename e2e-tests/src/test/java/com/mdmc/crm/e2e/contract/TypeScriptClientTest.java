package com.mdmc.crm.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A TypeScript client generated from the committed document compiles. Skipped where Node or its registry is missing. */
class TypeScriptClientTest {
    private static final Path SOURCES = Path.of("src", "test", "typescript");
    private static final Path DOCUMENT = Path.of("..", "docs", "openapi.json");

    @TempDir
    Path directory;

    @Test
    void compiles() throws IOException, InterruptedException {
        Path client = Files.createDirectory(directory.resolve("client"));
        for (String name : List.of("package.json", "uses.ts")) {
            Files.copy(SOURCES.resolve(name), client.resolve(name));
        }
        Files.copy(DOCUMENT, directory.resolve("openapi.json"));
        assumeTrue(npm(client, "--version") == 0, "Node is not installed");
        assumeTrue(
                npm(client, "install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts") == 0,
                "the client's generator cannot be fetched");
        assertThat(npm(client, "run", "generate")).isZero();
        assertThat(npm(client, "run", "check")).as(output(client)).isZero();
    }

    private static int npm(Path directory, String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("npm"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log(directory))
                    .start();
            if (process.waitFor(180, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            return -1;
        } catch (IOException notInstalled) {
            return -1;
        }
    }

    private static File log(Path directory) {
        return directory.resolve("npm.log").toFile();
    }

    private static String output(Path directory) throws IOException {
        return Files.readString(log(directory).toPath());
    }
}
