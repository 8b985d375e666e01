package com.mdmc.crm.benchmarks.query;

import com.mdmc.crm.benchmarks.harness.Report;
import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.LaunchSettings;
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
import org.springframework.util.FileSystemUtils;

/** A data directory with a made-up agency's year in its ledger, and nothing else yet. */
public record Agency(Path data, int leads) {
    public static final String EMAIL = "direction@mdmc.example";
    public static final String PASSWORD = "une phrase de passe solide";

    private static final String DATABASE = "mdmc_crm";
    private static final int TOGETHER = 4_000;

    /** An agency in a data directory named by its size. */
    public static Agency in(Path directory, int leads, int campaigns) {
        return new Agency(directory.resolve("crm-query-" + leads + "-" + campaigns), leads);
    }

    /** Fills the ledger, unless one that was kept is to be used. */
    public void prepare(int campaigns, boolean keep, Report report) throws IOException {
        if (!keep || !Files.exists(data)) {
            FileSystemUtils.deleteRecursively(data);
            long begun = System.nanoTime();
            long events = fill(campaigns);
            report.note("%,d events appended in %.0f s.", events, (System.nanoTime() - begun) / 1e9);
        }
    }

    /** The program's settings on this directory. */
    public Map<String, String> settings() {
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

    private long fill(int campaigns) throws IOException {
        return fill(new MadeUpAgency(daysAgo(420), leads, campaigns).steps(), TOGETHER);
    }

    /** The beginning of a day in the past. */
    public static Instant daysAgo(int days) {
        return Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(days));
    }

    /** Fills the ledger with these steps, written some at once and under the same time; answers the number of events. */
    public long fill(List<Step> steps, int together) throws IOException {
        Files.createDirectories(data);
        try (EmbeddedStore store =
                        EmbeddedStore.open(new LaunchSettings(settings()).data().store());
                MongoClient client = MongoClients.create(store.connectionString());
                ProgressBar bar = progress("appended", steps.size())) {
            LedgerFill fill =
                    new LedgerFill(client.getDatabase(DATABASE), MasterKey.readOrGenerate(data.resolve("master.key")));
            return fill.append(steps, together, bar::stepTo);
        }
    }

    /** Signs the administrator in; answers the access token. */
    public String signIn(String base) {
        return new CrmClient(base)
                .post("/api/auth/login", Map.of("email", EMAIL, "password", PASSWORD))
                .expect(200)
                .text("/accessToken");
    }

    public static ProgressBar progress(String name, long size) {
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(size)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(5_000)
                .showSpeed()
                .build();
    }
}
