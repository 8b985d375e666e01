package com.mdmc.crm.standalone.cli.backup;

import com.mdmc.crm.backup.archive.BackupKey;
import com.mdmc.crm.backup.schedule.BackupKeyRing;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.standalone.operator.ExitCodes;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code crm backup-key}: the keys an owner locks away. */
@Command(name = "backup-key", description = "The keys of an archive.", subcommands = BackupKeyCommand.Export.class)
public final class BackupKeyCommand {

    /** {@code crm backup-key export}. */
    @Command(
            name = "export",
            description = {
                "Prints the keys that open the archive. Lock them away, apart from the archive and from CRM_DATA:",
                "without them the archive is noise. With them and the archive, everything can be read."
            })
    static final class Export implements Callable<Integer> {
        @Mixin
        private ArchiveOptions options;

        @Override
        public Integer call() throws Exception {
            String master = options.masterKey(Optional.empty())
                    .orElseThrow(() ->
                            new StartRefusedException("The master key is missing: set CRM_MASTER_KEY or CRM_DATA."));
            BackupKey key = BackupKeyRing.toRead(
                    options.directory(), Optional.empty(), Optional.of(MasterKey.ofBase64(master)));
            System.out.println("# Keys of the archive " + options.directory() + ", for crm restore --key FILE");
            System.out.println(ArchiveOptions.BACKUP_KEY + "=" + key.base64());
            System.out.println(ArchiveOptions.MASTER_KEY + "=" + master);
            return ExitCodes.OK;
        }
    }
}
