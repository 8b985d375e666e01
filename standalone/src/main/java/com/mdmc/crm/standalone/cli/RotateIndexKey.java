package com.mdmc.crm.standalone.cli;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.privacy.IndexKey;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.privacy.StorePurge;
import com.mdmc.crm.standalone.ClaimReindex;
import com.mdmc.crm.standalone.LaunchSettings;
import com.mdmc.crm.standalone.OfflineProjection;
import com.mdmc.crm.standalone.StoreAccess;
import com.mdmc.crm.standalone.operator.ExitCodes;
import com.mongodb.client.MongoDatabase;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;

/** {@code crm rotate-index-key}: everything that is found by a keyed hash is found by another key's. */
@Command(
        name = "rotate-index-key",
        description = {
            "Draws another key for the blind indexes, by which encrypted texts are searched and kept unique, and makes all of",
            "them again: search words, claims on e-mail addresses, and the views. The CRM must be stopped.",
            "Cut short, it is run again and goes on; the CRM does not start in between."
        })
final class RotateIndexKey implements Callable<Integer> {
    private static final Map<String, String> REPLACED = Map.of("crm.index-key.replaced", "true");

    @Override
    public Integer call() {
        LaunchSettings settings = LaunchSettings.ofEnvironment();
        requireStopped(settings);
        try (OfflineProjection offline =
                OfflineProjection.open(settings.with(REPLACED).values())) {
            ApplicationContext context = offline.context();
            long events = offline.rebuilder().rebuild(offline.rebuilder().names(), (position, head, read) -> {});
            long claims = new ClaimReindex(
                            context.getBean(Ledger.class),
                            context.getBean(MongoDatabase.class),
                            context.getBean(Privacy.class),
                            context.getBean(BlindIndex.class))
                    .run();
            context.getBean(IndexKey.class).takeOver();
            // The former key and what it indexed leave the store's files before this program ends.
            context.getBean(StorePurge.class).want();
            System.out.printf(
                    Locale.ROOT,
                    "All views are built again from %,d events, and %,d claims on e-mail addresses are moved%n",
                    events,
                    claims);
        }
        return ExitCodes.OK;
    }

    private static void requireStopped(LaunchSettings settings) {
        try (StoreAccess access = StoreAccess.work(settings)) {
            if (settings.sharedStore().isEmpty() && !access.isAlone()) {
                throw new StartRefusedException("The CRM serves this store: stop it first.");
            }
        }
    }
}
