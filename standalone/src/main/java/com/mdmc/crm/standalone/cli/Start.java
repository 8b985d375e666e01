package com.mdmc.crm.standalone.cli;

import com.mdmc.crm.standalone.LaunchSettings;
import com.mdmc.crm.standalone.StandaloneServer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code crm start}: serves until it is told to stop. */
@Command(
        name = "start",
        description = {
            "Serves the CRM on CRM_PORT (8080) of CRM_ADDRESS (127.0.0.1), with the embedded store in CRM_DATA (./data).",
            "Makes the store if CRM_DATA is empty or absent."
        })
final class Start implements Callable<Integer> {

    @Option(
            names = "--new",
            description = "Begin an empty CRM in CRM_DATA although files of a lost one are there; they are kept aside.")
    private boolean isNew;

    @Option(
            names = "--accept-loss",
            description = {
                "Go on with a ledger that is not the one its checkpoints were signed for: commits are lost or were replaced.",
                "The audit shows it."
            })
    private boolean isLossAccepted;

    @Override
    public Integer call() {
        long begun = System.nanoTime();
        Map<String, String> chosen = new HashMap<>();
        if (isNew) {
            chosen.put(LaunchSettings.NEW_STORE, "true");
        }
        if (isLossAccepted) {
            chosen.put(LaunchSettings.ACCEPT_LOSS, "true");
        }
        LaunchSettings settings = LaunchSettings.ofEnvironment().with(chosen);
        StandaloneServer server = StandaloneServer.start(settings, null);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
        System.out.printf(
                "MDMC CRM serves on %s (ready after %.1f s)%n", server.url(), (System.nanoTime() - begun) / 1e9);
        return StandaloneServer.SERVING;
    }
}
