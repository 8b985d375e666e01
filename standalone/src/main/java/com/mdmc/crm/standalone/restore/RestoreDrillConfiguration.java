package com.mdmc.crm.standalone.restore;

import com.mdmc.crm.backup.schedule.RestoreDrill;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Lets the standalone program rehearse restores beside its data, where there must be room for the data once more. */
@AutoConfiguration
public class RestoreDrillConfiguration {

    @Bean
    RestoreDrill restoreDrill(
            MongoDatabase database, @Value("${crm.master-key:}") String key, @Value("${crm.data}") Path data) {
        return archive -> {
            String master = key.isBlank()
                    ? Files.readString(data.resolve(MasterKey.FILE)).strip()
                    : key;
            return new TemporaryRestoreDrill(database, master, data.resolve("drill"), new Random()).run(archive);
        };
    }
}
