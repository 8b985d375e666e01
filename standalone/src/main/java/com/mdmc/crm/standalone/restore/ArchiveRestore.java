package com.mdmc.crm.standalone.restore;

import com.mdmc.crm.backup.archive.DamagedArchiveException;
import com.mdmc.crm.backup.restore.ArchiveContents;
import com.mdmc.crm.backup.restore.StoreRestore;
import com.mdmc.crm.backup.restore.StoreRestore.Restored;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import com.mdmc.crm.platform.configuration.RestoreMark;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.projections.rebuild.Rebuilder;
import com.mdmc.crm.standalone.LaunchSettings;
import com.mdmc.crm.standalone.OfflineProjection;
import com.mdmc.crm.standalone.StoreAccess;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;

/** Restore of a store from an archive, checked at the end. */
public final class ArchiveRestore {
    private final ArchiveContents contents;
    private final RestoreTarget target;
    private final String masterKey;
    private boolean acceptsLostKeys;

    /**
     * The result.
     *
     * @param events number of events the views were made of
     * @param made how long it took to restore them, with all views; what is checked after that takes its own time
     * @param wrong what is not right with it; nothing if all is
     */
    public record Outcome(Restored restored, long events, Duration made, List<String> wrong) {}

    /** @param masterKey in Base64 */
    public ArchiveRestore(ArchiveContents contents, RestoreTarget target, String masterKey) {
        this.contents = contents;
        this.target = target;
        this.masterKey = masterKey;
    }

    /** Goes on where files of keys are damaged: whoever's keys they held reads as erased. */
    public ArchiveRestore acceptingLostKeys() {
        acceptsLostKeys = true;
        return this;
    }

    /**
     * Restores up to a position.
     *
     * @throws StartRefusedException if the target is not empty
     * @throws DamagedArchiveException if the archive is not whole up to there; the target is empty again then
     */
    public Outcome run(long position, LongConsumer commits, Rebuilder.Listener views) throws IOException {
        long begun = System.nanoTime();
        target.requireEmpty();
        LaunchSettings settings = target.settings(masterKey);
        Restored restored = filled(settings, position, commits);
        try (OfflineProjection offline = OfflineProjection.open(settings.values())) {
            RestoredStore store = new RestoredStore(offline);
            long events = store.derive(restored, views);
            new RestoreMark(offline.context().getBean(MongoDatabase.class)).remove();
            Duration made = Duration.ofNanos(System.nanoTime() - begun);
            return new Outcome(restored, events, made, store.check(restored));
        }
    }

    private Restored filled(LaunchSettings settings, long position, LongConsumer commits) throws IOException {
        boolean isFilled = false;
        try (StoreAccess access = StoreAccess.fill(settings);
                MongoClient client = access.client()) {
            MongoDatabase database = access.database(client);
            requireEmpty(database);
            try {
                Restored restored = fill(database, position, commits);
                isFilled = true;
                return restored;
            } finally {
                if (!isFilled) {
                    target.discard(database);
                }
            }
        } finally {
            if (!isFilled) {
                target.discard();
            }
        }
    }

    private Restored fill(MongoDatabase database, long position, LongConsumer commits) throws IOException {
        new RestoreMark(database).set();
        StoreRestore restore = new StoreRestore(contents, database, MasterKey.ofBase64(masterKey));
        Restored restored = (acceptsLostKeys ? restore.acceptingLostKeys() : restore).run(position, commits);
        target.keep(masterKey);
        return restored;
    }

    private static void requireEmpty(MongoDatabase database) {
        for (String name : database.listCollectionNames()) {
            if (!name.startsWith("system.")
                    && database.getCollection(name).find().first() != null) {
                throw new StartRefusedException(
                        "A restore goes into an empty database only; " + database.getName() + " holds " + name + ".");
            }
        }
    }
}
