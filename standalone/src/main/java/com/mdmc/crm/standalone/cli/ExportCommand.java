package com.mdmc.crm.standalone.cli;

import com.mdmc.crm.embeddedstore.dump.StoreExport;
import com.mdmc.crm.standalone.LaunchSettings;
import com.mdmc.crm.standalone.StoreAccess;
import com.mongodb.client.MongoClient;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code crm export}: writes everything the store holds, in the layout {@code mongorestore --gzip} reads. */
@Command(
        name = "export",
        description = {
            "Writes the store's data into a new directory, for crm import or mongorestore --gzip.",
            "The CRM may serve meanwhile: its embedded store is exported as it is at one moment."
        })
final class ExportCommand implements Callable<Integer> {
    @Parameters(description = "The directory to write; it must not exist.")
    private Path directory;

    @Override
    public Integer call() throws Exception {
        LaunchSettings settings = LaunchSettings.ofEnvironment();
        Path scratch = directory.resolveSibling(directory.getFileName() + ".store");
        try (StoreAccess access = StoreAccess.copy(settings, scratch);
                MongoClient client = access.client()) {
            new StoreExport(client, collection -> System.out.println(collection)).writeTo(directory);
        } finally {
            FileSystemUtils.deleteRecursively(scratch);
        }
        return ExitCodes.OK;
    }
}
