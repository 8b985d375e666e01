package com.mdmc.crm.standalone.cli;

import com.mdmc.crm.embeddedstore.dump.StoreImport;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import com.mdmc.crm.platform.configuration.MasterKeySource;
import com.mdmc.crm.platform.privacy.KeyCheck;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.standalone.LaunchSettings;
import com.mdmc.crm.standalone.operator.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.bson.Document;
import org.bson.codecs.DocumentCodec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code crm import}: reads what {@code crm export} or {@code mongodump --gzip} wrote. */
@Command(
        name = "import",
        description = {
            "Reads an export into the store of CRM_MONGODB_URI, or the embedded one of CRM_DATA.",
            "The master key the export was written under must be there: CRM_DATA/master.key, or CRM_MASTER_KEY."
        })
final class ImportCommand implements Callable<Integer> {
    @Parameters(description = "The directory to read.")
    private Path directory;

    @Override
    public Integer call() throws Exception {
        if (!Files.isDirectory(directory)) {
            throw new NotDirectoryException(directory.toString());
        }
        LaunchSettings settings = LaunchSettings.ofEnvironment();
        requireKey(settings.masterKey());
        Stores.fill(
                settings,
                client -> new StoreImport(client, collection -> System.out.println(collection)).readFrom(directory));
        return 0;
    }

    /** Without its key an export is noise, which would be noticed only by those who read it. */
    private void requireKey(MasterKeySource source) throws IOException {
        List<Document> written =
                StoreImport.first(directory, List.of(KeyCheck.COLLECTION, "subject_keys"), document -> {
                    Document found = document.decode(new DocumentCodec());
                    return found.containsKey("check") || found.containsKey("key") ? found : null;
                });
        if (written.isEmpty()) {
            return;
        }
        if (!source.isThere()) {
            throw new StartRefusedException("This export is encrypted and its master key is missing: put it where "
                    + source.place() + " is looked for, or set CRM_MASTER_KEY to it.");
        }
        MasterKey key = source.read();
        if (!written.stream().allMatch(document -> KeyCheck.fits(key, document))) {
            throw new StartRefusedException(
                    source.place() + " is not the master key this export was written under: put that key back.");
        }
    }
}
