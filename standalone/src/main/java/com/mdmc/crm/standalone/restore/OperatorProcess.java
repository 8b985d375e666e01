package com.mdmc.crm.standalone.restore;

import com.mdmc.crm.standalone.operator.ExitCodes;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An operator's command in a process of its own, with the program that runs. */
public final class OperatorProcess {
    private static final String MAIN = "com.mdmc.crm.standalone.cli.Crm";
    private static final String HEAP = "-Xmx1g";
    private static final String CHILD = "crm.child";

    private final Map<String, String> environment;

    /** @param environment in the place of every variable of the CRM */
    OperatorProcess(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Called first by every process that runs a command: one that was started by {@link #run} ends with the process that
     * did, also when that is killed. Nobody would delete what it goes on restoring.
     */
    public static void endWithParent() {
        if (Boolean.getBoolean(CHILD)) {
            ProcessHandle.current()
                    .parent()
                    .ifPresent(parent ->
                            parent.onExit().thenRun(() -> Runtime.getRuntime().halt(ExitCodes.FAILED)));
        }
    }

    /** Runs a command to its end; one that is interrupted ends with it. */
    void run(List<String> arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command(arguments)).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("CRM_"));
        builder.environment().putAll(environment);
        File said = File.createTempFile("crm-", ".log");
        Process process = builder.redirectOutput(said).start();
        try {
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException("crm " + arguments.get(0) + " ended with " + status + ": " + lastLine(said));
            }
        } finally {
            process.destroy();
            said.delete();
        }
    }

    private static String lastLine(File said) throws IOException {
        String text = new String(Files.readAllBytes(said.toPath()), StandardCharsets.UTF_8);
        return text.lines()
                .filter(line -> !line.isBlank())
                .reduce((one, next) -> next)
                .orElse("nothing was said");
    }

    private static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.add(HEAP);
        command.add("-D" + CHILD + "=true");
        String classPath = System.getProperty("java.class.path");
        boolean isNested = String.valueOf(OperatorProcess.class.getResource("OperatorProcess.class"))
                .contains("BOOT-INF");
        command.addAll(isNested ? List.of("-jar", classPath) : List.of("-cp", classPath, MAIN));
        command.addAll(arguments);
        return command;
    }
}
