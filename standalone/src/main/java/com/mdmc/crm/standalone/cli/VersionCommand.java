package com.mdmc.crm.standalone.cli;

import com.mdmc.crm.embeddedstore.storage.manifest.Manifest;
import com.mdmc.crm.embeddedstore.storage.manifest.ManifestFile;
import com.mdmc.crm.platform.configuration.BuildVersion;
import com.mdmc.crm.platform.configuration.StoreFormat;
import com.mdmc.crm.standalone.DataFormat;
import com.mdmc.crm.standalone.LaunchSettings;
import com.mdmc.crm.standalone.operator.ExitCodes;
import com.mdmc.crm.standalone.operator.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code crm version}: which program this is, which formats it writes, and which the data has. */
@Command(
        name = "version",
        description = {
            "Tells the program's version, the formats it writes, and those of the data of CRM_DATA or CRM_MONGODB_URI.",
            "Changes nothing; the CRM may serve meanwhile."
        })
final class VersionCommand implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        System.out.printf(
                "program          %s%nwrites           data directory %d, store %d, ledger %d, views %d%n",
                BuildVersion.version(), DataFormat.CURRENT, Manifest.FORMAT, StoreFormat.LEDGER, StoreFormat.VIEWS);
        LaunchSettings settings = LaunchSettings.ofEnvironment();
        if (settings.sharedStore().isEmpty()) {
            if (!settings.data().hasStore()) {
                System.out.println("data             none in " + settings.data().path());
                return ExitCodes.OK;
            }
            System.out.println("data directory   " + DataFormat.of(settings.data()));
            System.out.println(
                    "store            " + store(settings.data().store().resolve(ManifestFile.NAME)));
        }
        System.out.println("database         "
                + Stores.read(settings, database -> new StoreFormat(database).written())
                        .map(written -> "ledger %d, views %d, by %s"
                                .formatted(written.ledger(), written.views(), written.program()))
                        .orElse("written before formats were"));
        return ExitCodes.OK;
    }

    /** The manifest is made of lines an operator can read. */
    private static String store(Path manifest) throws IOException {
        if (!Files.exists(manifest)) {
            return "format 1";
        }
        return Files.readAllLines(manifest).stream()
                .limit(2)
                .collect(Collectors.joining(", "))
                .replace("program=", "by ");
    }
}
