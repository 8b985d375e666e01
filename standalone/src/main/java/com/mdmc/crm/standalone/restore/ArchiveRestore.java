package com.mdmc.crm.standalone.restore;

import com.mdmc.crm.backup.archive.DamagedArchiveException;
import com.mdmc.crm.backup.restore.ArchiveContents;
import com.mdmc.crm.backup.restore.StoreRestore;
import com.mdmc.crm.backup.restore.StoreRestore.Restored;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.projections.rebuild.Rebuilder;
import com.mdmc.crm.standalone.LaunchSettings;
import com.mdmc.crm.standalone.OfflineProjection;
import com.mdmc.crm.standalone.StoreAccess;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.util.List;
import java.util.function.LongConsumer;

/** Restore of a store from an archive, checked at the end. */
public final class ArchiveRestore {
    private final ArchiveContents contents;
    private final RestoreTarget target;
    private final String masterKey;

    /**
     * The result.
     *
     * @param events number of events the views were made of
     * @param wrong what is not right with it; nothing if all is
     */
    public record Outcome(Restored restored, long events, List<String> wrong) {}

    /** @param masterKey in Base64 */
    public ArchiveRestore(ArchiveContents contents, RestoreTarget target, String masterKey) {
        this.contents = contents;
        this.target = target;
        this.masterKey = masterKey;
    }

    /**
     * Restores up to a position.
     *
     * @throws StartRefusedException if the target is not empty
     * @throws DamagedArchiveException if the archive is not whole up to there; a directory is empty again then
     */
    public Outcome run(long position, LongConsumer commits, Rebuilder.Listener views) throws IOException {
        target.requireEmpty();
        LaunchSettings settings = target.settings(masterKey);
        Restored restored = filled(settings, position, commits);
        try (OfflineProjection offline = OfflineProjection.open(settings.values())) {
            RestoredStore store = new RestoredStore(offline);
            long events = store.derive(restored, views);
            List<String> wrong = store.check(restored);
            return new Outcome(restored, events, wrong);
        }
    }

    private Restored filled(LaunchSettings settings, long position, LongConsumer commits) throws IOException {
        try {
            return fill(settings, position, commits);
        } catch (DamagedArchiveException damaged) {
            target.discard();
            throw damaged;
        }
    }

    private Restored fill(LaunchSettings settings, long position, LongConsumer commits) throws IOException {
        try (StoreAccess access = StoreAccess.fill(settings);
                MongoClient client = access.client()) {
            MongoDatabase database = access.database(client);
            requireEmpty(database);
            Restored restored =
                    new StoreRestore(contents, database, MasterKey.ofBase64(masterKey)).run(position, commits);
            target.keep(masterKey);
            return restored;
        }
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
