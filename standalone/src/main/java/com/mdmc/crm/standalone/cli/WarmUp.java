package com.mdmc.crm.standalone.cli;

import com.mdmc.crm.standalone.StandaloneServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;

/** {@code crm warm-up}: starts once on nothing and stops, so that the JVM can archive the classes a start needs. */
@Command(name = "warm-up", hidden = true, description = "Starts and stops, for the archive of a fast start.")
final class WarmUp implements Callable<Integer> {

    @Override
    public Integer call() throws IOException {
        Path data = Files.createTempDirectory("crm-warm-up");
        try (StandaloneServer server = StandaloneServer.start(
                Map.of("CRM_PORT", "0", "server.address", "127.0.0.1", "CRM_DATA", data.toString()))) {
            return 0;
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }
}
