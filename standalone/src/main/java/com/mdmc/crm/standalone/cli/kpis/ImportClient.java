package com.mdmc.crm.standalone.cli.kpis;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Client of the imports of a running CRM; a server that is busy or restarting is tried again. */
final class ImportClient {
    // Some seconds, for an address at which there may be no CRM.
    private static final int TRIES = 5;
    // About two minutes, in which a CRM that was there and was killed is up again.
    private static final int PATIENT_TRIES = 9;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI server;
    private final String token;
    private final PrintWriter err;
    private boolean wasThere;

    private ImportClient(URI server, String token, PrintWriter err) {
        this.server = server;
        this.token = token;
        this.err = err;
    }

    static ImportClient withToken(URI server, String token, PrintWriter err) {
        return new ImportClient(server, token, err);
    }

    static ImportClient loggedIn(URI server, String email, String password, PrintWriter err)
            throws IOException, InterruptedException {
        ImportClient stranger = new ImportClient(server, null, err);
        JsonNode session = stranger.post("/api/auth/login", Map.of("email", email, "password", password));
        ImportClient client =
                new ImportClient(server, session.path("accessToken").asText(), err);
        client.wasThere = true;
        return client;
    }

    /** Hands a report over; answers the import's id and what it would do. */
    JsonNode preview(Path file, Map<String, List<String>> fields) throws IOException, InterruptedException {
        String boundary = UUID.randomUUID().toString();
        List<BodyPublisher> parts = new ArrayList<>();
        fields.forEach((name, values) -> values.forEach(value -> parts.add(BodyPublishers.ofString("--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n"))));
        parts.add(BodyPublishers.ofString("--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"report\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n"));
        parts.add(BodyPublishers.ofFile(file));
        parts.add(BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        BodyPublisher body = BodyPublishers.concat(parts.toArray(BodyPublisher[]::new));
        return send(request("/api/imports/kpis", "multipart/form-data; boundary=" + boundary, body));
    }

    /** Records what was previewed; answers what became of the days. */
    JsonNode confirm(String importId, boolean acceptFlagged) throws IOException, InterruptedException {
        return post("/api/imports/" + importId + "/confirmation", Map.of("acceptFlagged", acceptFlagged));
    }

    private JsonNode post(String path, Object body) throws IOException, InterruptedException {
        BodyPublisher json = BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        return send(request(path, "application/json", json));
    }

    private HttpRequest request(String path, String type, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(LONGEST)
                .header("Content-Type", type)
                .header("Accept-Language", "en")
                .POST(body);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.build();
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        for (int tried = 1; tried < (wasThere ? PATIENT_TRIES : TRIES); tried++) {
            HttpResponse<byte[]> answer = attempt(request);
            if (answer != null) {
                wasThere = true;
                return read(answer);
            }
            if (tried == 1) {
                err.println("import-kpis: no answer from " + server + ", tried again for a while");
                err.flush();
            }
            Thread.sleep(250L << tried);
        }
        try {
            return read(http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        } catch (ConnectException unreachable) {
            throw new IOException("no CRM answers at " + server, unreachable);
        }
    }

    // Null if the server cannot answer now.
    private HttpResponse<byte[]> attempt(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return answer.statusCode() < 500 ? answer : null;
        } catch (IOException unreachable) {
            return null;
        }
    }

    private static JsonNode read(HttpResponse<byte[]> answer) throws IOException {
        JsonNode body = JSON.readTree(answer.body());
        if (answer.statusCode() >= 300) {
            List<String> reasons = new ArrayList<>();
            body.path("errors")
                    .forEach(error -> reasons.add(error.path("message").asText()));
            throw new IOException(
                    reasons.isEmpty()
                            ? answer.statusCode() + " " + body.path("title").asText() + " "
                                    + body.path("detail").asText()
                            : String.join("; ", reasons));
        }
        return body;
    }
}
