package com.mdmc.crm.standalone.bench.query;

import com.mdmc.crm.kernel.privacy.MasterKey;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mdmc.crm.standalone.embedded.EmbeddedStore;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A data directory with a made-up agency's year in its ledger, and nothing else yet. */
record Agency(Path data, int leads) {
    static final String EMAIL = "direction@mdmc.example";
    static final String PASSWORD = "une phrase de passe solide";

    private static final String DATABASE = "mdmc_crm";

    /** The program's settings on this directory. */
    Map<String, String> settings() {
        return Map.of(
                "CRM_PORT",
                "0",
                "server.address",
                "127.0.0.1",
                "CRM_DATA",
                data.toString(),
                "CRM_ADMIN_EMAIL",
                EMAIL,
                "CRM_ADMIN_PASSWORD",
                PASSWORD);
    }

    /** Fills the ledger; answers the number of events. */
    long fill(int campaigns) throws IOException {
        Instant start = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(420));
        List<Step> steps = new MadeUpAgency(start, leads, campaigns).steps();
        Files.createDirectories(data);
        try (EmbeddedStore store = EmbeddedStore.open(StandaloneServer.storeDirectory(settings()));
                MongoClient client = MongoClients.create(store.connectionString());
                ProgressBar bar = progress("appended", steps.size())) {
            LedgerFill fill =
                    new LedgerFill(client.getDatabase(DATABASE), MasterKey.ofFile(data.resolve("master.key")));
            return fill.append(steps, bar::stepTo);
        }
    }

    static ProgressBar progress(String name, long size) {
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(size)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(5_000)
                .showSpeed()
                .build();
    }
}
