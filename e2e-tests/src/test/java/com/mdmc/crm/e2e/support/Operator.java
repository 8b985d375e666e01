package com.mdmc.crm.e2e.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.standalone.cli.Crm;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs operators' commands as processes of their own. */
public final class Operator {
    private Operator() {}

    /** How a command ended, and all it printed. */
    public record Ended(int status, String said) {}

    /** Runs a command on a data directory. */
    public static Ended crm(Path data, String command) {
        return crm(Map.of("CRM_DATA", data.toString()), command);
    }

    public static Ended crm(Map<String, String> environment, String command) {
        return crm(environment, command, "");
    }

    /** @param typed what the command reads */
    public static Ended crm(Map<String, String> environment, String command, String typed) {
        ProcessBuilder builder = CrmProcess.of(Crm.class.getName(), List.of(command.split(" ")));
        builder.environment().keySet().removeIf(name -> name.startsWith("CRM_"));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            try (OutputStream input = process.getOutputStream()) {
                input.write(typed.getBytes(StandardCharsets.UTF_8));
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(said).isTrue();
            assertThat(said).as(command).doesNotContain("\tat ");
            return new Ended(process.exitValue(), said);
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
