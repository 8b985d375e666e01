package com.mdmc.crm.e2e.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.bundle.BundleVerifier;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the stand-alone verifier in a process that has nothing else on its class path. */
public final class BundleCheck {
    private BundleCheck() {}

    /** How it ended, and what it said. */
    public record Checked(int status, String output) {}

    /** Checks the lines of a bundle, through a file in the directory. */
    public static Checked of(Path directory, List<String> bundle, String... arguments) throws Exception {
        Path file = Files.write(directory.resolve("bundle.txt"), bundle);
        Path only = Path.of(BundleVerifier.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                only.toString(),
                BundleVerifier.class.getName(),
                file.toString()));
        command.addAll(List.of(arguments));
        Path output = directory.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Checked(process.exitValue(), Files.readString(output));
    }
}
