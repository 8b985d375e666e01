package com.mdmc.crm.standalone.cli.backup;

import com.mdmc.crm.backup.archive.ArchiveDirectory;
import com.mdmc.crm.backup.schedule.BackupKeyRing;
import com.mdmc.crm.backup.schedule.BackupLease;
import com.mdmc.crm.backup.schedule.BackupRuns;
import com.mdmc.crm.backup.write.ArchiveSource;
import com.mdmc.crm.backup.write.Archiver;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.projections.store.StoredTokens;
import com.mdmc.crm.standalone.OfflineProjection;
import com.mdmc.crm.standalone.operator.ExitCodes;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code crm backup}: brings the archive up to date now, with a base of its own. */
@Command(
        name = "backup",
        description = {
            "Archives everything up to now, and takes a base, in CRM_BACKUP_DIR.",
            "A CRM that keeps the archive is asked to do it; else it is done here, beside a CRM that serves."
        })
public final class BackupCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long POLL_NANOS = Duration.ofMillis(200).toNanos();

    @Mixin
    private ArchiveOptions options;

    @Override
    public Integer call() throws Exception {
        try (OfflineProjection offline = OfflineProjection.open(System.getenv())) {
            ApplicationContext context = offline.context();
            Clock clock = context.getBean(Clock.class);
            BackupLease lease = new BackupLease(context.getBean(MongoDatabase.class));
            if (!lease.hold() && isMetByHolder(lease)) {
                System.out.println("The CRM that serves has brought the archive up to date");
                return ExitCodes.OK;
            }
            try {
                System.out.println("Archived up to position " + archived(context, clock, lease));
                return ExitCodes.OK;
            } finally {
                lease.release();
            }
        }
    }

    /** False if the holder is gone, and the lease is held here now. */
    private static boolean isMetByHolder(BackupLease lease) {
        long request = lease.ask();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (lease.done() < request) {
            if (lease.hold()) {
                return false;
            }
            if (System.nanoTime() > deadline) {
                throw new StartRefusedException("The CRM that keeps the archive did not take a base: see its log.");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return true;
    }

    private long archived(ApplicationContext context, Clock clock, BackupLease lease) throws IOException {
        MasterKey master = context.getBean(MasterKey.class);
        MongoDatabase database = context.getBean(MongoDatabase.class);
        ArchiveDirectory archive = new ArchiveDirectory(
                options.directory(), BackupKeyRing.toWrite(options.directory(), master, false), lease::require);
        Archiver archiver = Archiver.open(
                archive,
                ArchiveSource.of(database, master, context.getBean(StoredTokens.class), clock),
                Duration.ofDays(7));
        archiver.base();
        new BackupRuns(database).writesTo(options.directory());
        return archiver.position();
    }
}
