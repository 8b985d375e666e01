package com.mdmc.crm.standalone.cli;

import com.mdmc.crm.embeddedstore.dump.StoreImport;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code crm import}: reads what {@code crm export} or {@code mongodump --gzip} wrote. */
@Command(
        name = "import",
        description = "Reads an export into the store of CRM_MONGODB_URI, or the embedded one of CRM_DATA.",
        mixinStandardHelpOptions = true)
final class Import implements Callable<Integer> {
    @Parameters(description = "The directory to read.")
    private Path directory;

    @Override
    public Integer call() throws Exception {
        if (!Files.isDirectory(directory)) {
            throw new NotDirectoryException(directory.toString());
        }
        Stores.useOrBegin(
                System.getenv(),
                client -> new StoreImport(client, collection -> System.out.println(collection)).readFrom(directory));
        return 0;
    }
}
