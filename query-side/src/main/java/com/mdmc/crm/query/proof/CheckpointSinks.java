package com.mdmc.crm.query.proof;

import com.mdmc.crm.ledger.merkle.SignedNote;
import com.mdmc.crm.ledger.merkle.VerifyingKey;
import java.util.List;

/** The configured checkpoint sinks: directories, and a webhook and a witness if there are any. */
final class CheckpointSinks implements CheckpointSink {

    private final List<CheckpointSink> sinks;

    CheckpointSinks(List<CheckpointSink> sinks) {
        this.sinks = List.copyOf(sinks);
    }

    @Override
    public void publish(SignedNote note, List<VerifyingKey> keys) {
        sinks.forEach(each -> each.publish(note, keys));
    }

    @Override
    public void close() {
        sinks.forEach(CheckpointSink::close);
    }
}
