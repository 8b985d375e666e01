package com.mdmc.crm.standalone.cli;

import com.mdmc.crm.backup.export.AgeRecipient;
import com.mdmc.crm.backup.export.JsonLines;
import com.mdmc.crm.embeddedstore.dump.StoreExport;
import com.mdmc.crm.standalone.LaunchSettings;
import com.mdmc.crm.standalone.StoreAccess;
import com.mdmc.crm.standalone.cli.backup.ArchiveOptions;
import com.mdmc.crm.standalone.cli.backup.CollectionExport;
import com.mdmc.crm.standalone.operator.ExitCodes;
import com.mongodb.client.MongoClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crm export}: writes everything the store holds, or one collection as readable JSON. */
@Command(
        name = "export",
        description = {
            "Writes the store's data into a new directory, for crm import or mongorestore --gzip.",
            "The CRM may serve meanwhile: its embedded store is exported as it is at one moment.",
            "Of leads, campaigns, users or audit: writes that collection as one line of JSON a document, readable, live or",
            "from the newest weekly export of an archive (--from). The audit shows a live one."
        })
final class ExportCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "DIRECTORY|COLLECTION",
            description = "The directory to write, which must not exist; or leads, campaigns, users, audit.")
    private Path what;

    @Option(names = "--out", paramLabel = "FILE", description = "Where the lines go; standard output if not given.")
    private Path out;

    @ArgGroup
    private Reader reader = new Reader();

    /** Who alone reads the lines; either of both. */
    private static final class Reader {
        @Option(
                names = "--recipient",
                paramLabel = "age1…",
                description = "Encrypts the lines to this age recipient; age -d reads them.")
        private String recipient;

        @Option(
                names = "--passphrase-file",
                paramLabel = "FILE",
                description = "Encrypts the lines to the passphrase in this file; age -d asks for it.")
        private Path passphrase;

        private Optional<AgeRecipient> recipient() throws IOException {
            return passphrase == null
                    ? Optional.ofNullable(recipient).map(text -> AgeRecipient.of("--recipient", text))
                    : Optional.of(AgeRecipient.ofPassphrase(
                            "--passphrase-file", Files.readString(passphrase).strip()));
        }
    }

    @Mixin
    private ArchiveOptions archive;

    @Override
    public Integer call() throws Exception {
        if (JsonLines.COLLECTIONS.contains(what.toString())) {
            new CollectionExport(what.toString(), out, reader.recipient()).run(archive);
            return ExitCodes.OK;
        }
        LaunchSettings settings = LaunchSettings.ofEnvironment();
        Path scratch = what.resolveSibling(what.getFileName() + ".store");
        try (StoreAccess access = StoreAccess.copy(settings, scratch);
                MongoClient client = access.client()) {
            new StoreExport(client, collection -> System.out.println(collection)).writeTo(what);
        } finally {
            FileSystemUtils.deleteRecursively(scratch);
        }
        return ExitCodes.OK;
    }
}
