package com.mdmc.crm.query.proof;

import com.mdmc.crm.ledger.merkle.SignedNote;
import com.mdmc.crm.ledger.merkle.VerifyingKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checkpoint sink by HTTP: posts checkpoints as plain text to a URL until it answers 2xx. A newer checkpoint replaces
 * one that waits, because it covers it.
 */
final class Webhook implements CheckpointSink, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
    private static final Duration TIME_OUT = Duration.ofSeconds(10);
    private static final Duration LAST_MOMENT = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final URI url;
    private final Duration firstPause;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIME_OUT).build();
    private final AtomicReference<String> waiting = new AtomicReference<>();
    private final Thread sender;
    private volatile boolean closed;

    Webhook(URI url, Duration firstPause) {
        this.url = url;
        this.firstPause = firstPause;
        this.sender = new Thread(this::run, "checkpoint-webhook");
        sender.setDaemon(true);
        sender.start();
    }

    @Override
    public void publish(SignedNote note, List<VerifyingKey> keys) {
        waiting.set(note.write());
        LockSupport.unpark(sender);
    }

    /** Gives a note that is still waiting a moment to get through. */
    @Override
    public void close() {
        long deadline = System.nanoTime() + LAST_MOMENT.toNanos();
        while (waiting.get() != null && System.nanoTime() < deadline) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        closed = true;
        sender.interrupt();
    }

    private void run() {
        Duration pause = firstPause;
        while (!closed) {
            String note = waiting.get();
            if (note == null) {
                LockSupport.park(this);
            } else if (isTaken(note)) {
                waiting.compareAndSet(note, null);
                pause = firstPause;
            } else {
                pause = rest(pause);
            }
        }
    }

    /** Waits before the next attempt; answers how long to wait before the one after it. */
    private static Duration rest(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException closing) {
            return pause;
        }
        Duration longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    private boolean isTaken(String note) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(TIME_OUT)
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(BodyPublishers.ofString(note))
                .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                LOG.warn("The webhook for checkpoints answered {}; it is tried again", status);
            }
            return status / 100 == 2;
        } catch (IOException unreachable) {
            LOG.warn("The webhook for checkpoints cannot be reached; it is tried again: {}", unreachable.toString());
            return false;
        } catch (InterruptedException closing) {
            return false;
        }
    }
}
