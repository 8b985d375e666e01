package com.mdmc.crm.standalone.restore;

import com.mdmc.crm.backup.schedule.RestoreDrill;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.platform.privacy.StoreCopies;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.util.FileSystemUtils;

/** Lets the standalone program rehearse restores beside its data, where there must be room for the data once more. */
@AutoConfiguration
public class RestoreDrillConfiguration {

    @Bean
    RestoreDrill restoreDrill(
            MongoDatabase database,
            StoreCopies copies,
            @Value("${crm.master-key:}") String key,
            @Value("${crm.data}") Path data)
            throws IOException {
        Path scratch = data.resolve("drill");
        // What a drill that was killed restored holds the keys of those who were erased since.
        FileSystemUtils.deleteRecursively(scratch);
        return archive -> {
            String master = key.isBlank()
                    ? Files.readString(data.resolve(MasterKey.FILE)).strip()
                    : key;
            TemporaryRestoreDrill drill = new TemporaryRestoreDrill(database, master, scratch, new Random());
            return copies.during(() -> drill.run(archive));
        };
    }
}
