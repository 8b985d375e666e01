package com.mdmc.crm.e2e.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.ledger.settings.BadSettingException;
import com.mdmc.crm.standalone.StandaloneServer;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One machine that speaks TLS by itself. */
class TlsTest {
    private static final Path PEM = Path.of("src/test/resources/tls");

    @TempDir
    Path directory;

    @Test
    void aCertificateAndItsKeyAreEnough() throws Exception {
        Map<String, String> settings = RunningCrm.settings(directory.resolve("data"));
        settings.put("CRM_TLS_CERT", PEM.resolve("cert.pem").toString());
        settings.put("CRM_TLS_KEY", PEM.resolve("key.pem").toString());
        try (StandaloneServer server = RunningCrm.start(settings)) {
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .sslContext(trusting())
                    .build()
                    .send(
                            HttpRequest.newBuilder(URI.create(server.url() + "/actuator/health/readiness"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(server.url()).startsWith("https://");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
            assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
        }
    }

    @Test
    void oneWithoutTheOtherIsRefused() {
        Map<String, String> settings = RunningCrm.settings(directory.resolve("data"));
        settings.put("CRM_TLS_CERT", PEM.resolve("cert.pem").toString());
        assertThatThrownBy(() -> RunningCrm.start(settings))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("CRM_TLS_KEY");
    }

    private static SSLContext trusting() throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream certificate = TlsTest.class.getResourceAsStream("/tls/cert.pem")) {
            trusted.setCertificateEntry(
                    "crm", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
