package com.mdmc.crm.e2e.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.Operator;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start with settings of its own looks at nothing of the process's environment. */
class WarmUpTest {

    @TempDir
    Path directory;

    @Test
    void touchesNothingOfTheCallers() throws Exception {
        Path data = directory.resolve("data");
        Directories.written(data, 1);
        Map<String, String> before = Directories.digests(directory);
        AtomicInteger posted = new AtomicInteger();
        HttpServer webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        webhook.createContext("/", exchange -> {
            posted.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
        });
        webhook.start();
        try {
            Operator.Ended ended = Operator.crm(
                    Map.of(
                            "CRM_DATA",
                            data.toString(),
                            "CRM_AUDIT_DIR",
                            directory.resolve("share").toString(),
                            "CRM_AUDIT_WEBHOOK",
                            "http://127.0.0.1:" + webhook.getAddress().getPort() + "/",
                            "CRM_MASTER_KEY",
                            "none",
                            "CRM_MONGODB_URI",
                            "mongodb://nowhere.invalid"),
                    "warm-up");
            assertThat(ended.status()).as(ended.said()).isZero();
        } finally {
            webhook.stop(0);
        }
        assertThat(posted).hasValue(0);
        assertThat(Directories.digests(directory)).isEqualTo(before);
    }
}
