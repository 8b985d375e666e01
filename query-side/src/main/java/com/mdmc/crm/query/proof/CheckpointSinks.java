package com.mdmc.crm.query.proof;

import com.mdmc.crm.ledger.merkle.SignedNote;
import com.mdmc.crm.ledger.merkle.VerifyingKey;
import java.util.List;

/** The files, and the webhook if there is one. */
final class CheckpointSinks implements CheckpointSink, AutoCloseable {

    private final PublishedFiles files;
    private final Webhook webhook;

    CheckpointSinks(PublishedFiles files, Webhook webhook) {
        this.files = files;
        this.webhook = webhook;
    }

    @Override
    public void publish(SignedNote note, List<VerifyingKey> keys) {
        files.publish(note, keys);
        if (webhook != null) {
            webhook.publish(note, keys);
        }
    }

    @Override
    public void close() {
        if (webhook != null) {
            webhook.close();
        }
    }
}
