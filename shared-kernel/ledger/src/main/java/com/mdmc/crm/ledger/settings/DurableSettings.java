package com.mdmc.crm.ledger.settings;

import com.mongodb.ReadConcern;
import com.mongodb.ReadConcernLevel;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;

/**
 * Acknowledged means: on the journals of a majority. Collections opened here say so explicitly, and a connection that
 * was configured to promise less is refused rather than silently overruled.
 */
public final class DurableSettings {

    // Without a time-out, too few members that replicate would keep every writer for as long as the primary stands.
    private static final WriteConcern MAJORITY_JOURNALED =
            WriteConcern.MAJORITY.withJournal(true).withWTimeout(10, TimeUnit.SECONDS);

    private final MongoDatabase database;

    private DurableSettings(MongoDatabase database) {
        this.database = database;
    }

    /**
     * Settings for collections of a database.
     *
     * @throws WeakDurabilityException if its connection asks for less than majority, journal and majority reads
     */
    public static DurableSettings of(MongoDatabase database) {
        refuseWeakWrites(database.getWriteConcern());
        refuseWeakReads(database.getReadConcern());
        return new DurableSettings(database);
    }

    /** The database itself, for those who open collections by other means. */
    public MongoDatabase database() {
        return database.withWriteConcern(MAJORITY_JOURNALED)
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
    }

    /** A collection written with {@code w: majority, j: true} and read from the primary with majority concern. */
    public <T> MongoCollection<T> collection(String name, Class<T> type) {
        return database().getCollection(name, type);
    }

    private static void refuseWeakWrites(WriteConcern concern) {
        Object w = concern.getWObject();
        if (w != null && !"majority".equals(w)) {
            throw new WeakDurabilityException("w=" + w, "w=majority");
        }
        if (Boolean.FALSE.equals(concern.getJournal())) {
            throw new WeakDurabilityException("journal=false", "journal=true");
        }
    }

    private static void refuseWeakReads(ReadConcern concern) {
        ReadConcernLevel level = concern.getLevel();
        if (level != null && level != ReadConcernLevel.MAJORITY && level != ReadConcernLevel.LINEARIZABLE) {
            throw new WeakDurabilityException("readConcernLevel=" + level.getValue(), "readConcernLevel=majority");
        }
    }
}
