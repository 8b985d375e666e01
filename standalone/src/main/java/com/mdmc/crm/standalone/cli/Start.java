package com.mdmc.crm.standalone.cli;

import com.mdmc.crm.standalone.StandaloneServer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code crm start}: serves until it is told to stop. */
@Command(
        name = "start",
        description = "Serves the CRM on CRM_PORT (8080), with the embedded store in CRM_DATA (./data).")
final class Start implements Callable<Integer> {
    @Override
    public Integer call() {
        long begun = System.nanoTime();
        StandaloneServer server = StandaloneServer.start(System.getenv());
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
        System.out.printf(
                "MDMC CRM serves on http://127.0.0.1:%d (ready after %.1f s)%n",
                server.port(), (System.nanoTime() - begun) / 1e9);
        return StandaloneServer.SERVING;
    }
}
