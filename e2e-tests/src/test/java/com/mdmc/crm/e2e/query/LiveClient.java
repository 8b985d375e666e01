package com.mdmc.crm.e2e.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Listens to live updates over a socket of its own, which it can cut at any moment. */
final class LiveClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Socket socket;
    private final StringBuffer raw = new StringBuffer();
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final Thread reader;
    private volatile long lastId = -1;
    private volatile String status;

    /** One message with data. */
    record Message(long id, JsonNode data) {}

    private LiveClient(Socket socket) {
        this.socket = socket;
        this.reader = new Thread(this::read, "live-client");
    }

    /** Opens a stream; returns when the server has greeted. */
    static LiveClient open(CrmClient session, Long lastEventId) throws IOException, InterruptedException {
        Socket socket = new Socket("127.0.0.1", RunningCrm.shared().server().port());
        LiveClient client = new LiveClient(socket);
        String request = "GET /api/stream HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                + "Authorization: Bearer " + session.token() + "\r\n"
                + (lastEventId == null ? "" : "Last-Event-ID: " + lastEventId + "\r\n") + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        client.reader.setDaemon(true);
        client.reader.start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (client.lastId < 0 && client.reader.isAlive() && System.nanoTime() < deadline) {
            Thread.sleep(2);
        }
        return client;
    }

    String status() {
        return status;
    }

    /** Everything that came over the line. */
    String raw() {
        return raw.toString();
    }

    /** The last position the client knows of. */
    long lastId() {
        return lastId;
    }

    /** The next message, or {@code null} if none comes in time. */
    Message next(long millis) throws InterruptedException {
        return messages.poll(millis, TimeUnit.MILLISECONDS);
    }

    /** The messages up to a position. */
    List<Message> until(long position) throws InterruptedException {
        List<Message> seen = new ArrayList<>();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (System.nanoTime() < deadline
                && (seen.isEmpty() || seen.get(seen.size() - 1).id() < position)) {
            Message next = next(100);
            if (next != null) {
                seen.add(next);
            }
        }
        return seen;
    }

    /** The messages that have come. */
    List<Message> soFar() {
        List<Message> seen = new ArrayList<>();
        messages.drainTo(seen);
        return seen;
    }

    /** Whether the server ends the stream. */
    boolean ends() throws InterruptedException {
        reader.join(TimeUnit.MINUTES.toMillis(2));
        return !isOpen();
    }

    /** Whether the server has not ended the stream so far. */
    boolean isOpen() {
        return reader.isAlive();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        try {
            reader.join(60_000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (InputStream in = socket.getInputStream()) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            status = lines.readLine();
            long id = -1;
            for (String line = lines.readLine(); line != null && !line.equals("0"); line = lines.readLine()) {
                raw.append(line).append('\n');
                if (line.startsWith("id: ")) {
                    id = Long.parseLong(line.substring(4));
                } else if (line.startsWith("data: ")) {
                    messages.add(new Message(id, JSON.readTree(line.substring(6))));
                } else if (line.isEmpty() && id >= 0) {
                    lastId = id;
                }
            }
        } catch (JsonProcessingException halfAMessage) {
            // the line was cut within it; it counts as not received
        } catch (IOException cut) {
            // the socket was closed
        }
    }
}
