package com.mdmc.crm.e2e.campaigns;

import com.mdmc.crm.e2e.support.Eventually;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands requests on to a program; after so many with a body it hands nothing back, as a network that broke down. */
final class StallingProxy implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch stalled = new CountDownLatch(1);
    private final CountDownLatch restored = new CountDownLatch(1);
    private final AtomicInteger left;
    private final boolean isDelivered;
    private final String target;
    private final HttpServer server;

    /**
     * Begins to listen.
     *
     * @param isDelivered whether the request that is not answered reaches the program all the same
     */
    StallingProxy(String target, int writes, boolean isDelivered) throws IOException {
        this.target = target;
        this.isDelivered = isDelivered;
        this.left = new AtomicInteger(writes);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::hand);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns once a request of the client waits for an answer that does not come. */
    void awaitStall(Process client) {
        Eventually.that(() -> stalled.getCount() == 0 || !client.isAlive(), stalledOrEnded -> stalledOrEnded);
    }

    private void hand(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("GET") && left.getAndDecrement() <= 0) {
                if (isDelivered) {
                    client.send(copy(exchange), BodyHandlers.discarding());
                }
                stalled.countDown();
                restored.await();
                return;
            }
            HttpResponse<byte[]> answer = client.send(copy(exchange), BodyHandlers.ofByteArray());
            answer.headers().map().forEach((name, values) -> {
                if (!name.startsWith(":")
                        && !name.matches("(?i)content-length|transfer-encoding|connection|keep-alive")) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest copy(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        for (String name : new String[] {"Authorization", "Content-Type", "Accept", "Idempotency-Key", "If-Match"}) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        return request.build();
    }

    @Override
    public void close() {
        restored.countDown();
        server.stop(0);
    }
}
