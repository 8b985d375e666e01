package com.mdmc.crm.standalone.cli;

import com.mdmc.crm.embeddedstore.dump.StoreExport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code crm export}: writes everything the store holds, in the layout {@code mongorestore --gzip} reads. */
@Command(
        name = "export",
        description = "Writes the store's data into a new directory, for crm import or mongorestore --gzip.",
        mixinStandardHelpOptions = true)
final class Export implements Callable<Integer> {
    @Parameters(description = "The directory to write; it must not exist.")
    private Path directory;

    @Override
    public Integer call() throws Exception {
        Stores.use(
                System.getenv(),
                client -> new StoreExport(client, collection -> System.out.println(collection)).writeTo(directory));
        return 0;
    }
}
