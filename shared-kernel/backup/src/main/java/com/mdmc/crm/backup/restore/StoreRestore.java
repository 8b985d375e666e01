package com.mdmc.crm.backup.restore;

import com.mdmc.crm.backup.archive.ArchiveDirectory;
import com.mdmc.crm.backup.archive.ArchivedKeys;
import com.mdmc.crm.backup.archive.BsonSequence;
import com.mdmc.crm.backup.archive.FlushMarker;
import com.mdmc.crm.backup.archive.StateChange;
import com.mdmc.crm.ledger.append.CommitLog;
import com.mdmc.crm.ledger.append.MongoCommitLog;
import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.proof.StoredCheckpoints;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import com.mdmc.crm.platform.privacy.KeyCheck;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.platform.privacy.SubjectKeyTransfer;
import com.mdmc.crm.platform.privacy.SubjectKeyTransfer.TransferredKey;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.bson.Document;

/**
 * A store made from an archive, through the driver alone: the ledger up to a position, and what cannot be derived from it.
 * Views are not made. Subjects erased since the position stay erased.
 */
public final class StoreRestore {
    private static final int BATCH = 1_000;

    private final ArchiveContents contents;
    private final MongoDatabase database;
    private final MasterKey master;
    private final SubjectKeyTransfer keys;
    private final CommitLog ledger;
    private boolean acceptsLostKeys;
    private final StoredCheckpoints checkpoints;
    private final List<CommitDocument> waiting = new ArrayList<>();

    /**
     * What was restored.
     *
     * @param position of the last commit
     * @param root of the tree over the commits
     * @param signed size of the largest signed tree among them
     * @param erased subjects whose keys were destroyed, before the position or since
     * @param tokens positions processors had reached
     * @param isExact whether secrets are those of the position, to the flush
     */
    public record Restored(
            long position, byte[] root, long signed, long erased, Map<String, Long> tokens, boolean isExact) {}

    public StoreRestore(ArchiveContents contents, MongoDatabase database, MasterKey master) {
        this.contents = contents;
        this.database = database;
        this.master = master;
        this.keys = new SubjectKeyTransfer(database, master);
        this.ledger = MongoCommitLog.open(database, MongoCommitLog.DEFAULT_NAME);
        this.checkpoints = new StoredCheckpoints(database);
    }

    /** Goes on where files of keys are damaged: whoever's keys they held reads as erased. */
    public StoreRestore acceptingLostKeys() {
        acceptsLostKeys = true;
        return this;
    }

    /**
     * Fills an empty store.
     *
     * @param position the last to restore
     * @param progress told of each position
     */
    public Restored run(long position, LongConsumer progress) throws IOException {
        Map<String, TransferredKey> known = restoreKeys();
        StateAt state = StateAt.of(contents, position);
        ArchiveWalk walk = new ArchiveWalk(contents.archive(), contents.history(), contents.head());
        walk.run(position, new ArchiveWalk.Listener() {
            @Override
            public void commit(CommitDocument commit) {
                waiting.add(commit);
                if (waiting.size() == BATCH) {
                    insert();
                    progress.accept(commit.position());
                }
            }

            @Override
            public void flushed(FlushMarker marker) {
                state.flushed(marker);
                if (marker.checkpoint() != null && marker.position() <= position) {
                    checkpoints.add(marker.position(), marker.checkpoint(), Instant.ofEpochMilli(latest()));
                }
            }
        });
        insert();
        progress.accept(position);
        state.complete(contents);
        restoreDocuments(state, known);
        long erased =
                known.values().stream().filter(TransferredKey::isDestroyed).count();
        return new Restored(position, walk.edge().root(), walk.signed(), erased, state.tokens(), state.isExact());
    }

    private long latest = 0;

    private long latest() {
        return waiting.isEmpty() ? latest : waiting.get(waiting.size() - 1).time();
    }

    private void insert() {
        if (!waiting.isEmpty()) {
            latest = latest();
            ledger.insert(waiting);
            waiting.clear();
        }
    }

    private Map<String, TransferredKey> restoreKeys() throws IOException {
        Map<String, TransferredKey> known = new HashMap<>();
        List<TransferredKey> batch = new ArrayList<>();
        ArchiveDirectory archive = contents.archive();
        for (TransferredKey key : acceptsLostKeys ? ArchivedKeys.readable(archive) : ArchivedKeys.all(archive)) {
            known.put(key.subject(), key);
            batch.add(key);
            if (batch.size() == BATCH) {
                keys.store(batch);
                batch.clear();
            }
        }
        keys.store(batch);
        return known;
    }

    private void restoreDocuments(StateAt state, Map<String, TransferredKey> known) {
        Map<String, List<Document>> byCollection = new HashMap<>();
        for (StateChange each : state.documents()) {
            byte[] bytes = each.subject() == null ? each.document() : decrypted(each, known.get(each.subject()));
            if (bytes != null) {
                byCollection
                        .computeIfAbsent(each.collection(), any -> new ArrayList<>())
                        .add(BsonSequence.documentOf(bytes));
            }
        }
        requireMasterKey(byCollection.getOrDefault(KeyCheck.COLLECTION, List.of()));
        DurableSettings durable = DurableSettings.of(database);
        byCollection.forEach(
                (name, documents) -> durable.collection(name, Document.class).insertMany(documents));
    }

    /** What the master key wraps in these documents opens with no other. */
    private void requireMasterKey(List<Document> identity) {
        if (!identity.stream().allMatch(each -> KeyCheck.fits(master, each))) {
            throw new StartRefusedException(
                    "The store had another master key at this position: name that one, with --key.");
        }
    }

    /** Null once the user's key was destroyed. */
    private static byte[] decrypted(StateChange change, TransferredKey key) {
        return key == null || key.isDestroyed() ? null : change.decrypted(key);
    }
}
