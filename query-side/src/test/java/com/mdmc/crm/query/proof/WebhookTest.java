package com.mdmc.crm.query.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.ledger.merkle.Checkpoint;
import com.mdmc.crm.ledger.merkle.SignedNote;
import com.mdmc.crm.ledger.merkle.SigningKey;
import com.mdmc.crm.ledger.merkle.VerifyingKey;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever holds checkpoints outside gets the latest, however often he was away. */
class WebhookTest {
    private static final Duration SOON = Duration.ofMillis(20);

    private final BlockingQueue<String> taken = new LinkedBlockingQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final SigningKey key = SigningKey.draw("mdmc-crm");
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        listenOn(0);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aCheckpointArrivesAsItWasSigned() throws Exception {
        try (Webhook webhook = new Webhook(url(), SOON)) {
            webhook.publish(note(7), List.of(key.verifying()));
            assertThat(taken.poll(2, TimeUnit.MINUTES)).isEqualTo(note(7).write());
        }
    }

    @Test
    void whatIsRefusedIsSentAgain() throws Exception {
        refusals.set(3);
        try (Webhook webhook = new Webhook(url(), SOON)) {
            webhook.publish(note(7), List.of(key.verifying()));
            assertThat(taken.poll(2, TimeUnit.MINUTES)).isEqualTo(note(7).write());
            assertThat(refusals).hasValue(0);
        }
    }

    @Test
    void theLatestArrivesOnceTheReceiverIsBack() throws Exception {
        int port = server.getAddress().getPort();
        URI url = url();
        server.stop(0);
        try (Webhook webhook = new Webhook(url, SOON)) {
            webhook.publish(note(7), List.of(key.verifying()));
            webhook.publish(note(9), List.of(key.verifying()));
            assertThat(taken.poll(200, TimeUnit.MILLISECONDS)).isNull();
            listenOn(port);
            String arrived = taken.poll(2, TimeUnit.MINUTES);
            // The first may have been on its way already when the second took its place.
            String latest = note(7).write().equals(arrived) ? taken.poll(2, TimeUnit.MINUTES) : arrived;
            assertThat(latest).isEqualTo(note(9).write());
        }
    }

    @Test
    void whatWaitsAtTheStopIsGivenAMoment() throws Exception {
        try (Webhook webhook = new Webhook(url(), SOON)) {
            webhook.publish(note(7), List.of(key.verifying()));
        }
        assertThat(taken.poll()).isEqualTo(note(7).write());
    }

    @Test
    void theFilesHoldTheLatestCheckpointAndAllKeys(@TempDir Path directory) throws Exception {
        SigningKey later = SigningKey.draw("mdmc-crm");
        PublishedFiles files = new PublishedFiles(directory.resolve("audit"), there -> true);
        files.publish(note(7), List.of(key.verifying()));
        files.publish(note(9), List.of(key.verifying(), later.verifying()));
        assertThat(directory.resolve("audit/checkpoint.txt")).hasContent(note(9).write());
        assertThat(Files.readAllLines(directory.resolve("audit/keys.txt")))
                .containsExactly(key.verifying().toString(), later.verifying().toString());
    }

    @Test
    void aPublishedCheckpointOnlyEverGrows(@TempDir Path directory) throws Exception {
        List<VerifyingKey> keys = List.of(key.verifying());
        PublishedFiles files = new PublishedFiles(directory, there -> true);
        files.publish(note(9), keys);
        files.publish(note(7), keys);
        assertThat(directory.resolve("checkpoint.txt")).hasContent(note(9).write());
        new PublishedFiles(directory, there -> true).publish(note(8), keys);
        assertThat(directory.resolve("checkpoint.txt")).hasContent(note(9).write());
        new PublishedFiles(directory, there -> false).publish(note(10), keys);
        assertThat(directory.resolve("checkpoint.txt"))
                .as("one of another ledger stays as evidence")
                .hasContent(note(9).write());
        Files.writeString(directory.resolve("checkpoint.txt"), "damaged");
        files.publish(note(11), keys);
        assertThat(directory.resolve("checkpoint.txt")).hasContent("damaged");
    }

    private SignedNote note(long size) {
        String text = new Checkpoint("mdmc-crm", size, new byte[32]).text();
        return new SignedNote(text, List.of(key.sign(text)));
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/checkpoints");
    }

    private void listenOn(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/checkpoints", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean refused = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            if (!refused) {
                taken.add(body);
            }
            exchange.sendResponseHeaders(refused ? 503 : 204, -1);
            exchange.close();
        });
        server.start();
    }
}
