package com.mdmc.crm.benchmarks.harness;

import com.mdmc.crm.standalone.cli.Crm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Starts a second Java process with the class path of this one. */
public final class JavaProcess {

    private JavaProcess() {}

    /** A process that runs {@code crm bench} with some arguments; its errors go where this process's go. */
    public static Process bench(String... arguments) {
        String classPath = System.getProperty("java.class.path");
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Daxoniq.update-checker.disabled=true",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m"));
        command.addAll(List.of("-cp", classPath, Crm.class.getName(), "bench"));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
