package com.mdmc.crm.e2e.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mdmc.crm.e2e.support.RawHttp;
import com.mdmc.crm.e2e.support.RawHttp.RawAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the proxy of a deployment answers by itself, as it is shipped; where an nginx is installed to run it. */
@EnabledIf("isInstalled")
class ProxyErrorsTest {
    private static final Path SHIPPED = Path.of("../deploy/proxy/nginx.conf");

    @TempDir
    Path directory;

    private ServerSocket node;
    private Process nginx;
    private String url;

    static boolean isInstalled() {
        try {
            return new ProcessBuilder("nginx", "-v").start().waitFor() == 0;
        } catch (IOException none) {
            return false;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @BeforeEach
    void start() throws Exception {
        node = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        Thread serving = new Thread(this::serve);
        serving.setDaemon(true);
        serving.start();
        int port = freePort();
        url = "http://127.0.0.1:" + port;
        Path file = Files.writeString(directory.resolve("nginx.conf"), settings(port));
        nginx = new ProcessBuilder("nginx", "-e", "stderr", "-c", file.toString(), "-g", "daemon off;")
                .inheritIO()
                .start();
        for (int tries = 0; !isListening(port); tries++) {
            assertThat(nginx.isAlive() && tries < 100).as("nginx serves").isTrue();
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @AfterEach
    void stop() throws Exception {
        nginx.destroy();
        nginx.waitFor();
        node.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET /actuator/metrics,, 404, not-found",
        "TRACE /api/leads,, 405, method-not-allowed",
        "POST /api/leads, Content-Length: 20971521, 413, body-too-large",
        "POST /api/leads, Content-Length: -1, 400, bad-request",
        "POST /api/leads, Transfer-Encoding: gzip, 501, bad-request",
        "GET /api/%00leads,, 400, bad-request",
        "GET /api/cut,, 502, unavailable",
        "POST /api/cut,, 502, outcome-unknown",
        "GET /api/hang,, 504, unavailable",
        "PUT /api/hang,, 504, outcome-unknown"
    })
    void theProgramsProblemsAreAnswered(String line, String header, int status, String code) throws IOException {
        judge(RawHttp.send(url, line + " HTTP/1.1" + (header == null ? "" : "\r\n" + header), ""), status, code);
    }

    @Test
    void whatIsTooLongOrNoHttpIsAProblemAsWell() throws IOException {
        judge(RawHttp.send(url, "GET /api/leads HTTP/1.1\r\nX: " + "x".repeat(50_000), ""), 431, "bad-request");
        judge(RawHttp.send(url, "GET /" + "x".repeat(50_000) + " HTTP/1.1", ""), 414, "bad-request");
        judge(RawHttp.send(url, "nothing at all", ""), 400, "bad-request");
    }

    @Test
    void aCommandThatNoNodeTookWasNotCarriedOut() throws IOException {
        node.close();
        judge(RawHttp.send(url, "POST /api/leads HTTP/1.1\r\nContent-Length: 2", "{}"), 502, "unavailable");
    }

    private static void judge(RawAnswer answer, int status, String code) throws IOException {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.isProblem()).as(answer.text()).isTrue();
        assertThat(answer.text())
                .contains("X-Content-Type-Options: nosniff", "X-Frame-Options: DENY", "Referrer-Policy: no-referrer")
                .contains("Cache-Control: no-store", "Content-Security-Policy: default-src 'none'")
                .contains("Strict-Transport-Security: max-age=31536000");
        JsonNode problem = new ObjectMapper()
                .readTree(answer.text().substring(answer.text().indexOf("\r\n\r\n")));
        assertThat(problem.path("type").asText()).isEqualTo("urn:mdmc-crm:problem:" + code);
        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asText()).isNotEmpty();
        assertThat(problem.path("detail").asText()).isNotEmpty();
        assertThat(problem.path("traceId").asText()).isNotEmpty();
        assertThat(answer.text().contains("Retry-After: "))
                .isEqualTo(code.equals("unavailable") || code.equals("outcome-unknown"));
    }

    /** The shipped file, but for ports, directories, what an older nginx lacks, and how long a node is waited for. */
    private String settings(int port) throws IOException {
        return Files.readString(SHIPPED)
                .replaceAll(
                        "server \\w+:8080 resolve max_fails=1",
                        "server 127.0.0.1:" + node.getLocalPort() + " max_fails=0")
                .replaceAll("\n *(resolver|http2|ssl_\\w+|zone) ?[^;]*;", "")
                .replace("listen 8443 ssl", "listen 127.0.0.1:" + port)
                .replace("proxy_read_timeout 120s", "proxy_read_timeout 1s")
                .replace("/tmp/", directory + "/")
                .replace("/dev/stdout", directory.resolve("access.log").toString());
    }

    /** A node that reads a request and then breaks off, or says nothing for longer than it is waited for. */
    private void serve() {
        while (!node.isClosed()) {
            try (Socket asked = node.accept()) {
                InputStream in = asked.getInputStream();
                byte[] read = new byte[10_000];
                String request = new String(read, 0, Math.max(0, in.read(read)), StandardCharsets.ISO_8859_1);
                if (request.contains("/hang")) {
                    TimeUnit.MILLISECONDS.sleep(1_500);
                }
            } catch (IOException closed) {
                // The test is over, or the proxy gave up.
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private static boolean isListening(int port) {
        try (Socket tried = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return tried.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
