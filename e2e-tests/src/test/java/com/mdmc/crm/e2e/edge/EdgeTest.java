package com.mdmc.crm.e2e.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.RawHttp;
import com.mdmc.crm.e2e.support.RawHttp.RawAnswer;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mdmc.crm.standalone.StandaloneServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program as it is shipped, but for its cheap hashes: no documents for strangers, and one origin allowed. */
class EdgeTest {
    private static final String ORIGIN = "https://app.mdmc.example";

    @TempDir
    static Path directory;

    private static StandaloneServer server;
    private static String token;

    @BeforeAll
    static void start() {
        Map<String, String> settings = RunningCrm.settings(directory.resolve("data"));
        settings.put("crm.api-docs.open", "false");
        settings.put("CRM_CORS_ORIGINS", ORIGIN);
        settings.put("CRM_TRUSTED_PROXIES", "127.0.0.1");
        server = RunningCrm.start(settings);
        token = RunningCrm.admin(server).token();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/leads",
                "/api/nothing",
                "/actuator",
                "/actuator/metrics",
                "/actuator/env",
                "/v3/api-docs",
                "/swagger-ui/index.html",
                "/swagger-ui.html",
                "/error",
                "/favicon.ico"
            })
    void strangersAreToldToLogIn(String path) {
        assertThat(send("GET " + path, "").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/nothing", "/actuator/metrics", "/error", "/swagger-ui/index.html"})
    void whatIsInNoTableIsNotThereForAnybody(String path) {
        RawAnswer answer = send("GET " + path + " HTTP/1.1\r\nAuthorization: Bearer " + token, "", "");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.isProblem()).isTrue();
    }

    @Test
    void metricsAreOnTheManagementPortAlone() {
        CrmClient management = new CrmClient("http://127.0.0.1:" + server.managementPort());
        management.get("/actuator/metrics").expect(200);
        management.get("/actuator/health").expect(200);
        management.withToken(token).get("/api/leads").expect(404);
        CrmClient stranger = RunningCrm.stranger(server);
        stranger.get("/actuator/health").expect(200);
        stranger.get("/actuator/health/liveness").expect(200);
        stranger.get("/actuator/health/readiness").expect(200);
    }

    @Test
    void answersCarryTheHeadersThatBrowsersNeed() {
        Answer answer = RunningCrm.admin(server).get("/api/leads").expect(200);
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("X-Frame-Options")).contains("DENY");
        assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.header("Content-Security-Policy").orElse("")).contains("default-src 'none'");
        assertThat(answer.header("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.header("Strict-Transport-Security"))
                .as("over plain HTTP")
                .isEmpty();
        assertThat(send("GET /api/leads HTTP/1.1\r\nX-Forwarded-Proto: https", "", "")
                        .text())
                .contains("Strict-Transport-Security: max-age=31536000");
    }

    @Test
    void anAllowedOriginReadsWhatItNeedsAndAnotherNothing() {
        String preflight = "OPTIONS /api/leads HTTP/1.1\r\nAccess-Control-Request-Method: POST"
                + "\r\nAccess-Control-Request-Headers: authorization,if-match,idempotency-key\r\nOrigin: ";
        RawAnswer allowed = send(preflight + ORIGIN, "", "");
        assertThat(allowed.status()).isEqualTo(200);
        assertThat(allowed.text())
                .contains("Access-Control-Allow-Origin: " + ORIGIN)
                .contains("X-Position, ETag, Location, Idempotency-Replayed, Retry-After");
        RawAnswer refused = send(preflight + "https://evil.example", "", "");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.isProblem()).isTrue();
        assertThat(send("GET /api/leads HTTP/1.1\r\nOrigin: https://evil.example", "", "")
                        .text())
                .doesNotContain("Access-Control-Allow-Origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE /api/leads", "GET /api;x=1/leads", "GET /a|b", "GET /api/nothing"})
    void errorsBeforeTheRoutesCarryThemToo(String line) {
        assertThat(send(line, "").text())
                .contains("X-Content-Type-Options: nosniff")
                .contains("X-Frame-Options: DENY")
                .contains("Content-Security-Policy: default-src 'none'")
                .contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00C0\u00A7", "\u00E0\u0080\u00A7", "\u00FF", "\u00ED\u00A0\u0080", "\u00C3"})
    void jsonThatIsNoUtf8IsMalformed(String bytes) {
        String body = "{\"name\":\"L" + bytes + "Escale\",\"type\":\"branding\"}";
        String head = "POST /api/campaigns HTTP/1.1\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length();
        RawAnswer answer = send(head, "", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("malformed-json");
    }

    @Test
    void whoSpeaksManyLanguagesIsAnswered() {
        RawAnswer answer = send("GET /api/leads HTTP/1.1\r\nAccept-Language: " + "br,".repeat(500) + "en", "", "");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).contains("\"title\":\"Authentication required\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"assignment", "conversion", "follow-ups/none"})
    void aReasonInTheAddressIsAsCleanAsOneInABody(String order) {
        String line = "DELETE /api/leads/none/" + order + "?reason=%s HTTP/1.1\r\nAuthorization: Bearer " + token;
        for (String dirty : List.of("a%00b", "a%1Bb", "a%E2%80%AEb", "%E2%80%8B")) {
            RawAnswer answer = send(line.replace("%s", dirty), "", "");
            assertThat(answer.status()).as(dirty).isEqualTo(400);
            assertThat(answer.text()).contains("\"field\":\"reason\"");
        }
        assertThat(send(line.replace("%s", "deux%0Alignes"), "", "").status()).isEqualTo(404);
    }

    @Test
    void aMethodThatNoPathHasIsNotAllowed() {
        RawAnswer answer = send("PATCH /api/leads HTTP/1.1\r\nAuthorization: Bearer " + token, "", "");
        assertThat(answer.status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRACE /api/leads",
                "FOO /api/leads",
                "GET /error",
                "GET /%61pi/teams",
                "GET /api;x=1/leads",
                "GET /api/leads HTTP/1.1\r\nX-Odd: a\u0001b",
                "PATCH /api/leads",
                "DELETE /api/auth/login",
                "GET /api/search?q=caf%FF HTTP/1.1",
                "GET /api/leads?%ED%A0%80=1 HTTP/1.1",
                "GET /api/leads?limit=%+5 HTTP/1.1",
                "POST /api/auth/login HTTP/1.1\r\nContent-Type: */*",
                "POST /api/auth/login HTTP/1.1\r\nContent-Type: application/*",
                "POST /api/auth/login HTTP/1.1\r\nContent-Type: multipart/form-data",
                "POST /api/auth/login HTTP/1.1\r\nContent-Type: multipart/form-data; boundary="
            })
    void everyErrorIsAProblem(String line) {
        RawAnswer answer = line.contains("HTTP/1.1") ? send(line, "", "") : send(line, "");
        assertThat(answer.status()).isBetween(400, 405);
        assertThat(answer.isProblem()).as(answer.text()).isTrue();
        assertThat(answer.text()).contains("traceId");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 2\r\nContent-Length: 2",
                "Content-Length: 2\r\nContent-Length: 3",
                "Content-Length: 2, 2",
                "Content-Length: -1",
                "Content-Length: +2",
                "Content-Length: 0x2",
                "Content-Length: two",
                "Content-Length: ",
                "Content-Length: 99999999999999999999",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding: \"chunked",
                "Transfer-Encoding: chunked\r\nX-Body: is no chunk"
            })
    void aBodyOfNoKnownLengthIsABadRequest(String header) {
        for (String line : List.of("POST /api/auth/login", "GET /actuator/health", "GET /", "GET /api;x/nothing")) {
            RawAnswer answer = send(line + " HTTP/1.1\r\nContent-Type: application/json\r\n" + header, "", "{}\r\n");
            assertThat(answer.status()).as(line).isEqualTo(400);
            assertThat(answer.isProblem()).as(answer.text()).isTrue();
            assertThat(answer.text()).contains("\"code\":\"bad-request\"", "traceId", "X-Frame-Options: DENY");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "G\u0000T / HTTP/1.1",
                "GARBAGE",
                "GET / HTTP/2.0",
                "GET /a b HTTP/1.1",
                "GET / HTTP/1.1\r\nX: a\u0000b",
                "GET / HTTP/1.1\r\nno colon",
                "GET / HTTP/1.1\r\nHost: twice",
                "GET http://else/ HTTP/1.1",
                "CONNECT else:443 HTTP/1.1",
                "GET * HTTP/1.1",
                "POST / HTTP/1.1\r\nTransfer-Encoding: gzip",
                "POST / HTTP/1.1\r\nExpect: nothing"
            })
    void whatIsNoHttpOrNotSpokenHereIsABadRequest(String head) {
        RawAnswer answer = send(head, "", "");
        assertThat(answer.status()).isIn(400, 417, 501, 505);
        assertThat(answer.isProblem()).as(answer.text()).isTrue();
        assertThat(answer.text()).contains("\"code\":\"bad-request\"", "traceId", "X-Frame-Options: DENY");
    }

    @Test
    void bodiesThatAreTooLargeAreAnsweredHoweverTheyCome() {
        String body = " ".repeat(2_500_000);
        String head = "POST /api/leads HTTP/1.1\r\nContent-Type: application/json\r\nAuthorization: Bearer " + token;
        String chunked = "2625A0\r\n" + body + "\r\n0\r\n\r\n";
        assertThat(send(head + "\r\nTransfer-Encoding: chunked", "", chunked).status())
                .isEqualTo(413);
        assertThat(send(head + "\r\nTransfer-Encoding: chunked\r\nIdempotency-Key: k", "", chunked)
                        .status())
                .isEqualTo(413);
        assertThat(send(head + "\r\nContent-Length: 2500000", "", body).isProblem())
                .isTrue();
        String larger = " ".repeat(7_000_000);
        RawAnswer answer = send(head + "\r\nContent-Length: 7000000", "", larger);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.isProblem()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/invitation", "/password-reset", "/email-verification"})
    void mailedLinksOpenAPageInTheReadersLanguage(String path) {
        RawAnswer french = send("GET " + path + "?token=abc.def", "");
        RawAnswer english = send("GET " + path + "?token=abc.def HTTP/1.1\r\nAccept-Language: en", "", "");
        assertThat(french.status()).isEqualTo(200);
        assertThat(french.text())
                .contains("lang=\"fr\"")
                .contains("script-src 'self'")
                .doesNotContain("abc.def");
        assertThat(english.text()).contains("lang=\"en\"").doesNotContain("{");
        assertThat(send("GET /link-page.js", "").status()).isEqualTo(200);
    }

    @Test
    void aTicketOpensOneLiveStream() {
        String ticket = RunningCrm.admin(server)
                .post("/api/stream/ticket", null)
                .expect(200)
                .text("/ticket");
        assertThat(firstLine("GET /api/stream?ticket=" + ticket)).startsWith("HTTP/1.1 200");
        assertThat(firstLine("GET /api/stream?ticket=" + ticket)).startsWith("HTTP/1.1 401");
        assertThat(firstLine("GET /api/leads?ticket=" + ticket)).startsWith("HTTP/1.1 401");
    }

    private static String firstLine(String request) {
        return RawHttp.firstLine(server.url(), request + " HTTP/1.1");
    }

    private static RawAnswer send(String line, String body) {
        return send(line + " HTTP/1.1", "", body);
    }

    private static RawAnswer send(String head, String headers, String body) {
        return RawHttp.send(server.url(), head + headers, body);
    }
}
