package com.mdmc.crm.standalone.cli.doctor;

import com.mdmc.crm.standalone.LaunchSettings;
import com.mdmc.crm.standalone.StoreAccess;
import com.mdmc.crm.standalone.operator.ExitCodes;
import com.mongodb.client.MongoClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code crm doctor}: what is wrong with this installation, and what cures it. */
@Command(
        name = "doctor",
        description = {
            "Checks settings, network, mail, disk, store, replica set, master key, versions, clocks and backups; says what is",
            "wrong and what cures it. Changes nothing; the CRM may serve meanwhile."
        },
        footer = {"", "Ends with 0 if there is no error (warnings may be), 1 if there is one, 2 if it could not check."
        })
public final class DoctorCommand implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        LaunchSettings settings = LaunchSettings.ofEnvironment();
        List<Finding> findings = new ArrayList<>(new SettingChecks(settings).run());
        BackupChecks backups = new BackupChecks(settings);
        findings.add(backups.disk());
        findings.add(backups.directory());
        findings.addAll(store(settings, backups));
        findings.forEach(System.out::println);
        return findings.stream().anyMatch(each -> each.level() == Finding.Level.ERROR)
                ? ExitCodes.NOT_IN_ORDER
                : ExitCodes.OK;
    }

    // Whatever the store fails with is a finding, not the end of the examination.
    private static List<Finding> store(LaunchSettings settings, BackupChecks backups) {
        try {
            if (settings.sharedStore().isEmpty() && !settings.data().hasStore()) {
                return List.of(Finding.warning(
                        "store",
                        "there is none in " + settings.data().path(),
                        "the first start makes it; if there was one, put it back or mount its volume"));
            }
            try (StoreAccess access = StoreAccess.read(settings);
                    MongoClient client = access.client()) {
                List<Finding> findings =
                        new ArrayList<>(new StoreChecks(settings, client, access.database(client)).run());
                findings.addAll(backups.runs(access.database(client)));
                return findings;
            }
        } catch (Exception failed) {
            String said =
                    String.valueOf(failed.getMessage()).lines().findFirst().orElse("");
            return List.of(Finding.error("store", said, "docs/operations.md, Damage; docs/recovery.md"));
        }
    }
}
