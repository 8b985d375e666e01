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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checkpoint sink by HTTP: posts checkpoints as plain text to a URL until it answers 2xx. */
final class Webhook implements CheckpointSink {

    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
    private static final Duration TIME_OUT = Duration.ofSeconds(10);

    private final URI url;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIME_OUT).build();
    private final NoteDelivery delivery;

    Webhook(URI url, Duration firstPause) {
        this.url = url;
        this.delivery = new NoteDelivery("checkpoint-webhook", this::isTaken, firstPause);
    }

    @Override
    public void publish(SignedNote note, List<VerifyingKey> keys) {
        delivery.deliver(note.write());
    }

    @Override
    public void close() {
        delivery.close();
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
