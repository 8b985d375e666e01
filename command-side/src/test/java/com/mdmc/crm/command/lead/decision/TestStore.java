package com.mdmc.crm.command.lead.decision;

import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.privacy.SubjectKeys;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Clock;
import java.util.Base64;

/** A store in memory and the keys in it, shared by the tests of this package. */
public final class TestStore {
    private static final MasterKey MASTER =
            MasterKey.ofBase64(Base64.getEncoder().encodeToString(new byte[32]));
    public static final MongoDatabase DATABASE = MongoClients.create(
                    new MongoServer(new MemoryBackend()).bindAndGetConnectionString())
            .getDatabase("test");
    public static final Clock CLOCK = Clock.systemUTC();
    public static final Privacy PRIVACY = new Privacy(new SubjectKeys(DATABASE, MASTER, CLOCK));
    public static final BlindIndex BLIND_INDEX = new BlindIndex(MASTER.derive("index"));

    private TestStore() {}
}
