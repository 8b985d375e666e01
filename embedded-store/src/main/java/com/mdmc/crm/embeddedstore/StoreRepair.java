package com.mdmc.crm.embeddedstore;

import com.mdmc.crm.embeddedstore.storage.Salvage;
import com.mdmc.crm.embeddedstore.storage.StorageOptions;
import com.mdmc.crm.embeddedstore.storage.file.DamagedStoreException;
import com.mdmc.crm.embeddedstore.storage.file.DiskFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;

/** Opens what can be opened of a damaged store, after its files as they are have been set aside. */
public final class StoreRepair {

    private StoreRepair() {}

    /**
     * Sets every file aside in {@code damaged/} within the directory, and makes a store of what is readable: everything
     * up to the first unit that is lost. Called only by who has decided to live with that.
     *
     * @throws NoStoreException where there is none
     * @throws StoreInUseException when another process holds the directory
     * @throws DamagedStoreException when nothing can be made of it; the files are then set aside, and otherwise as
     *     they were
     */
    public static RepairReport run(Path directory) {
        EmbeddedStore.requireIn(directory);
        try (DirectoryLock lock = DirectoryLock.acquire(directory)) {
            DiskFiles files = new DiskFiles(directory);
            Path aside = files.setAside("damaged/" + Instant.now().toString().replace(':', '-'));
            Salvage.Result result = new Salvage(files, StorageOptions.defaults()).run();
            return new RepairReport(aside, result.findings(), result.lastUnit(), result.lastLostUnit());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot repair the store in " + directory, e);
        }
    }
}
