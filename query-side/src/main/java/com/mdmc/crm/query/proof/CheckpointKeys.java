package com.mdmc.crm.query.proof;

import com.mdmc.crm.ledger.merkle.SignedNote;
import com.mdmc.crm.ledger.merkle.SigningKey;
import com.mdmc.crm.ledger.merkle.VerifyingKey;
import com.mdmc.crm.ledger.proof.KeyRecords;
import com.mdmc.crm.ledger.proof.KeyRecords.KeyRecord;
import com.mdmc.crm.platform.privacy.Envelope;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Signing keys of checkpoints; the private keys are encrypted under the master key. After a rotation, notes carry the
 * signatures of both keys until one covers the record of the rotation; then the old private key is deleted.
 */
public final class CheckpointKeys {

    /** What logs are called unless they were given a name. */
    public static final String DEFAULT_NAME = "mdmc-crm";

    private final KeyRecords records;
    private final Envelope envelope;
    private final Clock clock;
    private final String name;

    /** @param name of the log; what the first key is called, and all that follow it */
    public CheckpointKeys(MongoDatabase database, MasterKey master, Clock clock, String name) {
        this.records = new KeyRecords(database);
        this.envelope = new Envelope(master, "checkpoint-keys");
        this.clock = clock;
        this.name = name;
    }

    /**
     * A new key that signs nothing yet.
     *
     * @param retiring the key it is to take over from
     */
    record Successor(int number, VerifyingKey key, KeyRecord retiring) {}

    /** Draws the key that is to sign after the present one. */
    Successor drawSuccessor() {
        signers();
        List<KeyRecord> all = records.all();
        KeyRecord last = all.get(all.size() - 1);
        return envelope.whileStoring(() -> {
            KeyRecord next = draw(records.lastNumber() + 1, last.key().name());
            if (!records.reserve(next)) {
                throw new IllegalStateException(
                        "Another key was drawn at the same moment; look at the keys and try again");
            }
            return new Successor(next.number(), next.key(), last);
        });
    }

    /** Lets a key sign whose coming is recorded in a ledger of that size. */
    void succeed(Successor successor, long size) {
        records.announce(successor.number(), size);
        records.retire(successor.retiring().number(), clock.instant());
    }

    /** All public halves, the oldest first. */
    List<VerifyingKey> verifying() {
        return records.all().stream().map(KeyRecord::key).toList();
    }

    /** What signs now: the newest key, and those before it that have not handed over yet. Drawn if there is none. */
    Signers signers() {
        List<KeyRecord> all = records.all();
        if (all.isEmpty()) {
            envelope.whileStoring(() -> records.add(draw(1, name)));
            all = records.all();
        }
        List<KeyRecord> able = new ArrayList<>(all);
        able.removeIf(key -> key.encrypted() == null);
        able.sort(Comparator.comparingInt(KeyRecord::number).reversed());
        return new Signers(able);
    }

    private KeyRecord draw(int number, String called) {
        SigningKey key = SigningKey.draw(called);
        return new KeyRecord(
                number, key.verifying(), envelope.encrypt(key.secret(), context(number)), clock.instant(), null, 0);
    }

    private static String context(int number) {
        return "checkpoint-key:" + number;
    }

    /** The keys that sign the next note. */
    final class Signers {

        private final List<KeyRecord> keys;

        private Signers(List<KeyRecord> keys) {
            if (keys.isEmpty()) {
                throw new IllegalStateException("No key to sign with has its private half; rotate the audit key");
            }
            this.keys = keys;
        }

        String name() {
            return keys.get(0).key().name();
        }

        SignedNote sign(String text) {
            return new SignedNote(
                    text, keys.stream().map(key -> open(key).sign(text)).toList());
        }

        /** To be called once a note of that size is stored; the old key stays until it has vouched for the new one. */
        void handedOver(long size) {
            if (size < keys.get(0).announced()) {
                return;
            }
            keys.stream().skip(1).forEach(key -> records.forgetSecret(key.number()));
        }

        private SigningKey open(KeyRecord key) {
            return SigningKey.of(envelope.decrypt(key.encrypted(), context(key.number())), key.key());
        }
    }
}
