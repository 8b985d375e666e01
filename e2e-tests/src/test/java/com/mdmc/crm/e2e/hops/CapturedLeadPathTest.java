package com.mdmc.crm.e2e.hops;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.CrmProcess;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Length of the path of a captured lead, from POST to GET, in classes of the product that run for it. The limits only go
 * down: a class more on this path is a class more that every reader of it must know. The classes, leg by leg, are in
 * {@code target/captured-lead-path.txt}.
 */
class CapturedLeadPathTest {
    private static final int MOST_UNTIL_DURABLE = 72;
    private static final int MOST_UNTIL_READ = 103;
    private static final Path TRACE = Path.of("target", "captured-lead-path.txt");
    private static final Set<String> ASYNCHRONOUS = Set.of("tail", "project", "read");

    @Test
    void aCapturedLeadGoesThroughFewClasses() throws IOException, InterruptedException {
        Files.createDirectories(TRACE.getParent());
        Process traced = CrmProcess.of(CapturedLeadPath.class.getName(), List.of(TRACE.toString()))
                .redirectOutput(Redirect.DISCARD)
                .start();
        assertThat(traced.waitFor()).isZero();

        List<String> lines = Files.readAllLines(TRACE);
        assertThat(classesWithBehaviour(lines.stream()
                        .filter(line -> !ASYNCHRONOUS.contains(line.substring(0, line.indexOf(' '))))
                        .toList()))
                .as("classes with behaviour until the lead is durable and answered")
                .hasSizeBetween(1, MOST_UNTIL_DURABLE);
        assertThat(classesWithBehaviour(lines))
                .as("classes with behaviour until the lead is read")
                .hasSizeBetween(1, MOST_UNTIL_READ);
    }

    // Asked whenever anybody logs a line, at any moment: no part of a lead's way.
    private static final String LOG_FILTER = "com.mdmc.crm.platform.configuration.DampedLog";

    private static Set<String> classesWithBehaviour(List<String> lines) {
        return lines.stream()
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .filter(name -> !isData(name) && !name.equals(LOG_FILTER))
                .collect(Collectors.toSet());
    }

    /** Values that are handed on, what is generated to build them, and the test's own clock. */
    private static boolean isData(String name) {
        try {
            Class<?> type = Class.forName(name, false, CapturedLeadPathTest.class.getClassLoader());
            return type.isRecord()
                    || type.isEnum()
                    || type.isInterface()
                    || Throwable.class.isAssignableFrom(type)
                    || name.endsWith("Builder")
                    || name.startsWith("com.mdmc.crm.domain.")
                    || name.startsWith("com.mdmc.crm.e2e.");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
