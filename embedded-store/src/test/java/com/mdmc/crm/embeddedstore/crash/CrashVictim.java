package com.mdmc.crm.embeddedstore.crash;

import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mdmc.crm.embeddedstore.storage.StorageOptions;
import java.nio.file.Path;

/** Main of a child JVM that serves a store until it is killed; checkpoints often, so that kills hit them too. */
public final class CrashVictim {

    private CrashVictim() {}

    public static void main(String[] arguments) throws Exception {
        StorageOptions options = StorageOptions.defaults().withCheckpointBytes(Long.parseLong(arguments[1]));
        EmbeddedStore store = EmbeddedStore.open(Path.of(arguments[0]), 0, options);
        System.out.println(store.connectionString());
        System.out.flush();
        System.in.read();
        store.close();
    }
}
