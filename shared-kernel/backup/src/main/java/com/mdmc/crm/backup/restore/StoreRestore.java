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
import com.mdmc.crm.ledger.proof.TreeFill;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import com.mdmc.crm.platform.privacy.KeyCheck;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.platform.privacy.StoreSecretTransfer;
import com.mdmc.crm.platform.privacy.SubjectKeyTransfer;
import com.mdmc.crm.platform.privacy.SubjectKeyTransfer.TransferredKey;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
    private final StoreSecretTransfer secrets;
    private final CommitLog ledger;
    private boolean acceptsLostKeys;
    private final StoredCheckpoints checkpoints;
    private final TreeFill tree;
    private final ExecutorService inserts = Executors.newSingleThreadExecutor();
    private final List<CommitDocument> waiting = new ArrayList<>();
    private final List<StoredCheckpoints.Restored> notes = new ArrayList<>();
    private CompletableFuture<Void> underWay = CompletableFuture.completedFuture(null);
    private long latest;

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
        this.secrets = new StoreSecretTransfer(master);
        this.ledger = MongoCommitLog.open(database, MongoCommitLog.DEFAULT_NAME);
        this.checkpoints = new StoredCheckpoints(database);
        this.tree = new TreeFill(database);
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
        try {
            return restored(position, progress);
        } finally {
            // Nothing may be written any more once the caller removes what a failed restore has left.
            underWay.exceptionally(failed -> null).join();
            inserts.shutdown();
        }
    }

    private Restored restored(long position, LongConsumer progress) throws IOException {
        Map<String, TransferredKey> known = restoreKeys();
        StateAt state = StateAt.of(contents, position);
        ArchiveWalk walk = new ArchiveWalk(contents.archive(), contents.history(), contents.head());
        walk.run(position, new ArchiveWalk.Listener() {
            @Override
            public void commit(CommitDocument commit) {
                tree.append(commit.leafHash());
                waiting.add(commit);
                latest = commit.time();
                if (waiting.size() == BATCH) {
                    insert();
                    progress.accept(commit.position());
                }
            }

            @Override
            public void flushed(FlushMarker marker) {
                state.flushed(marker);
                if (marker.checkpoint() != null && marker.position() <= position) {
                    notes.add(new StoredCheckpoints.Restored(
                            marker.position(), marker.checkpoint(), Instant.ofEpochMilli(latest)));
                }
            }
        });
        insert();
        awaitInserted();
        tree.finish();
        progress.accept(position);
        state.complete(contents);
        restoreDocuments(state, known);
        long erased =
                known.values().stream().filter(TransferredKey::isDestroyed).count();
        return new Restored(position, walk.edge().root(), walk.signed(), erased, state.tokens(), state.isExact());
    }

    /** One core reads the archive while another fills the store. */
    private void insert() {
        awaitInserted();
        List<CommitDocument> commits = List.copyOf(waiting);
        List<StoredCheckpoints.Restored> signed = List.copyOf(notes);
        waiting.clear();
        notes.clear();
        underWay = CompletableFuture.runAsync(
                () -> {
                    if (!commits.isEmpty()) {
                        ledger.insert(commits);
                    }
                    checkpoints.addAll(signed);
                },
                inserts);
    }

    private void awaitInserted() {
        try {
            underWay.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private Map<String, TransferredKey> restoreKeys() throws IOException {
        ArchiveDirectory archive = contents.archive();
        Map<String, TransferredKey> known = new HashMap<>();
        (acceptsLostKeys ? ArchivedKeys.readable(archive) : ArchivedKeys.all(archive))
                .forEach(key -> known.put(key.subject(), key));
        keys.fill(known.values());
        return known;
    }

    private void restoreDocuments(StateAt state, Map<String, TransferredKey> known) {
        Map<String, List<Document>> byCollection = new HashMap<>();
        for (StateChange each : state.documents()) {
            byte[] bytes = each.subject() == null ? each.document() : decrypted(each, known.get(each.subject()));
            if (bytes != null) {
                byCollection
                        .computeIfAbsent(each.collection(), any -> new ArrayList<>())
                        .add(secrets.wrapped(each.collection(), BsonSequence.documentOf(bytes)));
            }
        }
        requireMasterKey(byCollection.getOrDefault(KeyCheck.COLLECTION, List.of()));
        DurableSettings durable = DurableSettings.of(database);
        byCollection.forEach(
                (name, documents) -> durable.collection(name, Document.class).insertMany(documents));
    }

    /** An earlier build archived what the master key wraps as it was: it opens with no other. */
    private void requireMasterKey(List<Document> identity) {
        if (!identity.stream().allMatch(each -> KeyCheck.fits(master, each))) {
            throw new StartRefusedException(
                    "An earlier build archived this position, as the master key of that time wrapped it: name that key, as"
                            + " CRM_MASTER_KEY in the file given with --key.");
        }
    }

    /** Null once the user's key was destroyed. */
    private static byte[] decrypted(StateChange change, TransferredKey key) {
        return key == null || key.isDestroyed() ? null : change.decrypted(key);
    }
}
