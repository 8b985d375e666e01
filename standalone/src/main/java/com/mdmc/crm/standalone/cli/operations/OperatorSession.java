package com.mdmc.crm.standalone.cli.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options that say which CRM is meant and who asks, and the requests to it. */
final class OperatorSession {
    @Option(names = "--server", defaultValue = "${CRM_URL:-http://127.0.0.1:8080}", description = "${DEFAULT-VALUE}")
    private String server;

    @Option(names = "--token", defaultValue = "${CRM_TOKEN:-}", description = "Access token; or CRM_TOKEN.")
    private String token;

    @Option(names = "--email", defaultValue = "${CRM_EMAIL:-}", description = "To log in with; or CRM_EMAIL.")
    private String email;

    @Option(names = "--password", defaultValue = "${CRM_PASSWORD:-}", description = "Better set CRM_PASSWORD.")
    private String password;

    private CrmClient client;

    JsonNode get(String path) {
        return read(() -> client().get(path));
    }

    JsonNode post(String path, Object body) {
        return read(() -> client().send("POST", path, body, Map.of("Accept-Language", "en")));
    }

    private CrmClient client() {
        if (client == null) {
            CrmClient stranger = new CrmClient(server.replaceAll("/+$", ""));
            client = stranger.withToken(token.isEmpty() ? loggedIn(stranger) : token);
        }
        return client;
    }

    private String loggedIn(CrmClient stranger) {
        if (email.isEmpty()) {
            throw new IllegalStateException("Say who asks: CRM_TOKEN, or CRM_EMAIL and CRM_PASSWORD.");
        }
        Answer answer = stranger.send(
                "POST",
                "/api/auth/login",
                Map.of("email", email, "password", password),
                Map.of("Accept-Language", "en"));
        return accepted(answer).path("accessToken").asText();
    }

    private interface Request {
        Answer send();
    }

    private JsonNode read(Request request) {
        try {
            return accepted(request.send());
        } catch (UncheckedIOException unreachable) {
            throw new IllegalStateException("No CRM answers at " + server + ".", unreachable);
        }
    }

    private static JsonNode accepted(Answer answer) {
        if (answer.status() < 300) {
            return answer.body();
        }
        List<String> reasons = new ArrayList<>();
        answer.body()
                .path("errors")
                .forEach(each -> reasons.add(
                        each.path("field").asText() + " " + each.path("message").asText()));
        String why = reasons.isEmpty() ? answer.text("/detail") : String.join("; ", reasons);
        throw new IllegalStateException("%d %s: %s".formatted(answer.status(), answer.text("/title"), why));
    }
}
