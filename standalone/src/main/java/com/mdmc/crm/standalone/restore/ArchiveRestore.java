package com.mdmc.crm.standalone.restore;

import com.mdmc.crm.backup.archive.DamagedArchiveException;
import com.mdmc.crm.backup.restore.ArchiveContents;
import com.mdmc.crm.backup.restore.StoreRestore;
import com.mdmc.crm.backup.restore.StoreRestore.Restored;
import com.mdmc.crm.embeddedstore.StoreInUseException;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import com.mdmc.crm.platform.configuration.RestoreMark;
import com.mdmc.crm.platform.privacy.MasterKey;
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

    /** Part of a restore, each of which goes through all commits. */
    public enum Phase {
        COMMITS,
        VIEWS,
        CHECKS
    }

    /** Hears how far a restore has come, from one thread at a time. */
    public interface Progress {
        void reached(Phase phase, long position);
    }

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
    public Outcome run(long position, Progress progress) throws IOException {
        long begun = System.nanoTime();
        target.requireEmpty();
        LaunchSettings settings = target.settings(masterKey);
        Restored restored = filled(settings, position, reached -> progress.reached(Phase.COMMITS, reached));
        try (OfflineProjection offline = OfflineProjection.open(settings.values())) {
            RestoredStore store = new RestoredStore(offline);
            long events = store.derive(restored, reached -> progress.reached(Phase.VIEWS, reached));
            new RestoreMark(offline.context().getBean(MongoDatabase.class)).remove();
            Duration made = Duration.ofNanos(System.nanoTime() - begun);
            List<String> wrong = store.check(restored, reached -> progress.reached(Phase.CHECKS, reached));
            return new Outcome(restored, events, made, wrong);
        }
    }

    private Restored filled(LaunchSettings settings, long position, LongConsumer commits) throws IOException {
        boolean isLeft = true;
        try (StoreAccess access = StoreAccess.fill(settings);
                MongoClient client = access.client()) {
            Restored restored = filled(access.database(client), position, commits);
            isLeft = false;
            return restored;
        } catch (StoreInUseException another) {
            isLeft = false;
            throw another;
        } finally {
            if (isLeft) {
                target.discard();
            }
        }
    }

    private Restored filled(MongoDatabase database, long position, LongConsumer commits) throws IOException {
        requireEmpty(database);
        // Whoever marks it has it: what another restore has written is not removed when this one fails.
        new RestoreMark(database).set();
        boolean isFilled = false;
        try {
            StoreRestore restore = new StoreRestore(contents, database, MasterKey.ofBase64(masterKey));
            Restored restored = (acceptsLostKeys ? restore.acceptingLostKeys() : restore).run(position, commits);
            target.keep(masterKey);
            isFilled = true;
            return restored;
        } finally {
            if (!isFilled) {
                target.discard(database);
            }
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
