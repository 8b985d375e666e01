package com.mdmc.crm.standalone.cli.kpis;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sends batches of daily KPIs to a running CRM; a server that is busy or restarting is tried again. */
final class KpiUpload {
    private static final int TRIES = 5;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI server;
    private final String token;

    private KpiUpload(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    static KpiUpload withToken(URI server, String token) {
        return new KpiUpload(server, token);
    }

    static KpiUpload loggedIn(URI server, String email, String password) throws IOException, InterruptedException {
        KpiUpload stranger = new KpiUpload(server, null);
        JsonNode session = stranger.send("POST", "/api/auth/login", Map.of("email", email, "password", password));
        return new KpiUpload(server, session.path("accessToken").asText());
    }

    /** What became of each item of a file, or would become of it, in order; see {@code PUT /api/campaigns/kpis}. */
    JsonNode send(List<? extends JsonNode> items, String digest, boolean isDryRun)
            throws IOException, InterruptedException {
        Map<String, Object> body = Map.of("mode", "merge", "dryRun", isDryRun, "file", digest, "items", items);
        return send("PUT", "/api/campaigns/kpis", body).path("results");
    }

    /** All campaigns the caller sees. */
    List<JsonNode> campaigns() throws IOException, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            String from = cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
            JsonNode page = send("GET", "/api/campaigns?limit=200" + from, null);
            page.path("items").forEach(all::add);
            cursor = page.path("page").path("next").textValue();
        }
        return all;
    }

    private JsonNode send(String method, String path, Object body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int tried = 1; ; tried++) {
            try {
                HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() < 500 || tried == TRIES) {
                    return read(answer);
                }
            } catch (IOException unreachable) {
                if (tried == TRIES) {
                    throw unreachable;
                }
            }
            Thread.sleep(250L << tried);
        }
    }

    private static JsonNode read(HttpResponse<byte[]> answer) throws IOException {
        JsonNode body = JSON.readTree(answer.body());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + body.path("title").asText() + " "
                    + body.path("detail").asText());
        }
        return body;
    }
}
