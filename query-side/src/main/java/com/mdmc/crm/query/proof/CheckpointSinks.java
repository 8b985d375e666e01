package com.mdmc.crm.query.proof;

import com.mdmc.crm.ledger.merkle.SignedNote;
import com.mdmc.crm.ledger.merkle.VerifyingKey;
import java.util.List;

/** The configured checkpoint sinks: directories, and a webhook if there is one. */
final class CheckpointSinks implements CheckpointSink, AutoCloseable {

    private final List<PublishedFiles> files;
    private final Webhook webhook;

    CheckpointSinks(List<PublishedFiles> files, Webhook webhook) {
        this.files = List.copyOf(files);
        this.webhook = webhook;
    }

    @Override
    public void publish(SignedNote note, List<VerifyingKey> keys) {
        files.forEach(each -> each.publish(note, keys));
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
