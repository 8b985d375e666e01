package com.mdmc.crm.standalone.cli.kpis;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import picocli.CommandLine.Option;

/** Options that say which CRM is meant, and who asks. */
final class ServerOptions {
    @Option(names = "--server", defaultValue = "${CRM_URL:-http://127.0.0.1:8080}", description = "${DEFAULT-VALUE}")
    private URI server;

    @Option(names = "--token", defaultValue = "${CRM_TOKEN:-}", description = "Access token; or CRM_TOKEN.")
    private String token;

    @Option(names = "--email", defaultValue = "${CRM_EMAIL:-}", description = "To log in with; or CRM_EMAIL.")
    private String email;

    @Option(names = "--password", defaultValue = "${CRM_PASSWORD:-}", description = "Better set CRM_PASSWORD.")
    private String password;

    /** @param err where a wait for the server is told */
    ImportClient connected(PrintWriter err) throws IOException, InterruptedException {
        return token.isEmpty()
                ? ImportClient.loggedIn(server, email, password, err)
                : ImportClient.withToken(server, token, err);
    }
}
