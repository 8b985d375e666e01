package com.mdmc.crm.standalone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Speaks to a running CRM as a frontend does: JSON over HTTP, with a bearer token once logged in. */
public final class CrmClient {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    // How often a read is asked again for which the views are not there yet, each time after ten seconds.
    private static final int PATIENCE = 30;
    private static final Map<String, String> WAITING = Map.of("Prefer", "wait=10");

    private final String base;
    private final String token;
    private final AtomicLong written;
    private final Consumer<Answer> watcher;

    public CrmClient(String base) {
        this(base, null, null, answer -> {});
    }

    private CrmClient(String base, String token, AtomicLong written, Consumer<Answer> watcher) {
        this.base = base;
        this.token = token;
        this.written = written;
        this.watcher = watcher;
    }

    /** The same client, whose reads, and those of all clients derived from it, wait for what any of them has written. */
    public CrmClient readingItsWrites() {
        return new CrmClient(base, token, new AtomicLong(), watcher);
    }

    /** The same client, which shows every answer to a watcher first; so do all clients derived from it. */
    public CrmClient watchedBy(Consumer<Answer> other) {
        return new CrmClient(base, token, written, other);
    }

    /** An answer with its body read as JSON where it is JSON. */
    public record Answer(int status, JsonNode body, HttpResponse<String> raw) {

        public Optional<String> header(String name) {
            return raw.headers().firstValue(name);
        }

        /** The ledger position a command ended up at, or a query's answer reflects. */
        public long position() {
            return Long.parseLong(header("X-Position").orElseThrow());
        }

        /** Fails unless the status is this one; tells what came instead. */
        public Answer expect(int expected) {
            if (status != expected) {
                throw new AssertionError(
                        "expected " + expected + " from " + raw.request() + " but got " + status + ": " + raw.body());
            }
            return this;
        }

        public String text(String pointer) {
            return body.at(pointer).asText();
        }
    }

    /** The same server, as the user with these credentials. */
    public CrmClient loggedIn(String email, String password) {
        Answer answer = post("/api/auth/login", Map.of("email", email, "password", password))
                .expect(200);
        return new CrmClient(base, answer.text("/accessToken"), written, watcher);
    }

    public CrmClient withToken(String other) {
        return new CrmClient(base, other, written, watcher);
    }

    /** The token it presents; {@code null} before log-in. */
    public String token() {
        return token;
    }

    /** A read; one that names a position waits for it as long as the views take. */
    public Answer get(String path) {
        boolean waits = written != null && written.get() > 0 && path.startsWith("/api/") && !path.contains("after=");
        String asked = waits ? after(path, written.get()) : path;
        Answer answer = send("GET", asked, null, WAITING);
        for (int tried = 0; tried < PATIENCE && answer.text("/code").equals("projection-behind"); tried++) {
            answer = send("GET", asked, null, WAITING);
        }
        return answer;
    }

    /** A read that waits for what a command has done, and no less for what it waits for anyhow. */
    public Answer get(String path, Answer after) {
        return get(after(path, Math.max(after.position(), written == null ? 0 : written.get())));
    }

    private static String after(String path, long position) {
        return path + (path.contains("?") ? "&" : "?") + "after=" + position;
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body, Map.of());
    }

    public Answer put(String path, Object body, long version) {
        return send("PUT", path, body, Map.of("If-Match", "\"" + version + "\""));
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, Map.of());
    }

    /**
     * Any request.
     *
     * @param body a text is sent as it is, anything else as JSON, {@code null} not at all
     */
    public Answer send(String method, String path, Object body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        try {
            request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json(body)));
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Answer read = new Answer(answer.statusCode(), parsed(answer), answer);
            watcher.accept(read);
            if (written != null
                    && !method.equals("GET")
                    && read.header("X-Position").isPresent()) {
                written.accumulateAndGet(read.position(), Math::max);
            }
            return read;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String json(Object body) throws JsonProcessingException {
        return body instanceof String text ? text : JSON.writeValueAsString(body);
    }

    private static JsonNode parsed(HttpResponse<String> answer) throws JsonProcessingException {
        boolean json = answer.headers().firstValue("Content-Type").orElse("").contains("json");
        return json && !answer.body().isBlank() ? JSON.readTree(answer.body()) : JSON.createObjectNode();
    }
}
