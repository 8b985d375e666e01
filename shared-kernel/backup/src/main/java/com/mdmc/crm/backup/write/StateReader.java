package com.mdmc.crm.backup.write;

import com.mdmc.crm.backup.StoredCollections;
import com.mdmc.crm.backup.StoredCollections.Treatment;
import com.mdmc.crm.backup.archive.BsonSequence;
import com.mdmc.crm.backup.archive.StateChange;
import com.mdmc.crm.ledger.merkle.Sha256;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mdmc.crm.platform.privacy.StoreSecretTransfer;
import com.mdmc.crm.platform.privacy.SubjectKeyTransfer;
import com.mdmc.crm.platform.privacy.SubjectKeyTransfer.TransferredKey;
import com.mongodb.client.MongoDatabase;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.RawBsonDocument;

/** Difference of what cannot be derived to what was archived of it before. Not safe for concurrent use. */
final class StateReader {
    private static final int BATCH = 1_000;

    private final DurableSettings database;
    private final SubjectKeyTransfer keys;
    private final StoreSecretTransfer secrets;
    private final Map<String, Map<Object, ByteBuffer>> known = new HashMap<>();

    StateReader(MongoDatabase database, SubjectKeyTransfer keys, StoreSecretTransfer secrets) {
        this.database = DurableSettings.of(database);
        this.keys = keys;
        this.secrets = secrets;
    }

    /** Everything of some treatments, as for a base. */
    List<StateChange> all(Treatment... treatments) {
        for (Treatment treatment : treatments) {
            StoredCollections.of(treatment).forEach(known::remove);
        }
        return changes(treatments);
    }

    /** What has changed since it was last asked for. */
    List<StateChange> changes(Treatment... treatments) {
        List<StateChange> changes = new ArrayList<>();
        for (Treatment treatment : treatments) {
            for (String collection : StoredCollections.of(treatment)) {
                if (!collection.equals("trackingtokens")) {
                    changes(collection, treatment, changes);
                }
            }
        }
        return changes;
    }

    private void changes(String collection, Treatment treatment, List<StateChange> changes) {
        Map<Object, ByteBuffer> before = known.computeIfAbsent(collection, any -> new HashMap<>());
        Set<Object> gone = new HashSet<>(before.keySet());
        database.collection(collection, RawBsonDocument.class)
                .find()
                .batchSize(BATCH)
                .forEach(raw -> {
                    byte[] bytes = BsonSequence.bytesOf(raw);
                    Document document = BsonSequence.documentOf(bytes);
                    Object id = document.get("_id");
                    ByteBuffer digest = ByteBuffer.wrap(Sha256.ofThread().digest(bytes));
                    gone.remove(id);
                    if (!digest.equals(before.get(id)) && add(collection, treatment, id, document, bytes, changes)) {
                        before.put(id, digest);
                    }
                });
        gone.forEach(id -> {
            before.remove(id);
            changes.add(new StateChange(collection, id, null, null));
        });
    }

    /** Answers whether it need not be looked at again: a secret may be stored before the key of its user is. */
    private boolean add(
            String collection,
            Treatment treatment,
            Object id,
            Document document,
            byte[] bytes,
            List<StateChange> changes) {
        if (treatment != Treatment.STATE_OF_USERS) {
            if (!StoreSecretTransfer.isOfMasterKey(collection, id)) {
                Document unwrapped = secrets.unwrapped(collection, document);
                changes.add(new StateChange(collection, id, null, BsonSequence.bytesOf(unwrapped)));
            }
            return true;
        }
        String user = document.getString("userId");
        Optional<TransferredKey> key = keys.of(user);
        if (key.isPresent() && !key.get().isDestroyed()) {
            changes.add(StateChange.ofSubject(collection, id, key.get(), bytes));
        }
        return key.isPresent();
    }
}
