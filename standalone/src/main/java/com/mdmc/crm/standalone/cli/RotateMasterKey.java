package com.mdmc.crm.standalone.cli;

import com.mdmc.crm.backup.schedule.BackupKeyRing;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import com.mdmc.crm.platform.configuration.MasterKeySource;
import com.mdmc.crm.platform.privacy.KeyCheck;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.platform.privacy.MasterKeyRotation;
import com.mdmc.crm.platform.privacy.StorePurge;
import com.mdmc.crm.standalone.LaunchSettings;
import com.mdmc.crm.standalone.StoreAccess;
import com.mdmc.crm.standalone.operator.ExitCodes;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code crm rotate-master-key}: another master key takes over, and the one before it opens nothing any more. */
@Command(
        name = "rotate-master-key",
        description = {
            "Wraps everything that the master key wraps by another one. The CRM may serve meanwhile.",
            "Draws the next key into CRM_DATA/master.key.next, which becomes CRM_DATA/master.key; with CRM_MASTER_KEY set,",
            "CRM_MASTER_KEY_NEXT is the next one, and every node that serves must have been started with both.",
            "Cut short, it is run again and goes on."
        })
final class RotateMasterKey implements Callable<Integer> {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    /** Time for the nodes of a shared store to follow, however many there are: each looks twice a second. */
    private static final Duration FOR_NODES = Duration.ofSeconds(10);

    private final Clock clock;

    RotateMasterKey() {
        this(Clock.systemUTC());
    }

    RotateMasterKey(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        LaunchSettings settings = LaunchSettings.ofEnvironment();
        try (StoreAccess access = StoreAccess.work(settings);
                MongoClient client = access.client()) {
            rotate(settings, access, access.database(client));
            System.out.println(
                    StorePurge.atOnce(client, access.database(client), clock)
                            ? "The next master key has taken over. The one before it opens nothing in these files any more."
                            : "The next master key has taken over. What the one before it wrapped is still in the store's old"
                                    + " pages or in the server's own logs.");
            if (settings.backup().isPresent()) {
                System.out.println("The archive goes on. Lock its keys away again: crm backup-key export");
            }
        }
        return ExitCodes.OK;
    }

    private static void rotate(LaunchSettings settings, StoreAccess access, MongoDatabase database) throws Exception {
        MasterKeySource source = settings.masterKey();
        KeyCheck check = new KeyCheck(database);
        Optional<MasterKey> there = source.next();
        if (there.isEmpty() || !check.isOf(there.get())) {
            rotate(settings, check, access, database);
        }
        source.takeOver();
    }

    private static void rotate(LaunchSettings settings, KeyCheck check, StoreAccess access, MongoDatabase database)
            throws IOException, InterruptedException {
        MasterKeySource source = settings.masterKey();
        if (!source.isThere()) {
            throw new StartRefusedException("The present master key is missing: put it into " + source.place() + ".");
        }
        MasterKey present = source.read();
        check.require(present, source.place());
        MasterKey next = source.nextOrGenerated();
        MasterKeyRotation rotation = new MasterKeyRotation(database, present, next);
        rotation.begin();
        if (settings.sharedStore().isPresent()) {
            Thread.sleep(FOR_NODES.toMillis());
        } else if (!access.isAlone()) {
            awaitFollower(rotation);
        }
        rewrap(rotation);
        if (settings.backup().isPresent()) {
            BackupKeyRing.rewrap(settings.backup().get(), present, next);
        }
        rotation.end();
        rewrap(rotation);
    }

    private static void rewrap(MasterKeyRotation rotation) {
        long all = 0;
        long pass = rotation.rewrap(done -> {});
        while (pass > 0) {
            all += pass;
            pass = rotation.rewrap(done -> {});
        }
        System.out.printf(Locale.ROOT, "%,d keys and secrets are wrapped again%n", all);
    }

    /** What the program that serves writes must be wrapped by the next key before everything else is. */
    private static void awaitFollower(MasterKeyRotation rotation) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!rotation.isFollowed()) {
            if (System.nanoTime() > deadline) {
                throw new StartRefusedException("The CRM that serves does not follow to the next master key: nothing is"
                        + " lost, run this again; with CRM_MASTER_KEY set, start it with CRM_MASTER_KEY_NEXT first.");
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
    }
}
