package com.mdmc.crm.standalone.cli;

import com.mdmc.crm.platform.configuration.StoreFormat;
import com.mdmc.crm.projections.rebuild.Rebuilder;
import com.mdmc.crm.standalone.OfflineProjection;
import com.mdmc.crm.standalone.operator.ExitCodes;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code crm rebuild}: folds views anew from the ledger. */
@Command(
        name = "rebuild",
        description = {
            "Builds views anew from the ledger; the CRM must be stopped, or its query nodes on a shared store.",
            "What there is stays as it is until the new is complete."
        })
final class RebuildCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "view", description = "The views to rebuild; all when none is named.")
    private List<String> views = List.of();

    @Override
    public Integer call() {
        try (OfflineProjection workshop = OfflineProjection.open(System.getenv())) {
            Rebuilder rebuilder = workshop.rebuilder();
            List<String> names = views.isEmpty() ? rebuilder.names() : views;
            System.out.println("Rebuilding " + String.join(", ", names));
            long begun = System.nanoTime();
            long events = rebuild(rebuilder, names);
            if (views.isEmpty()) {
                new StoreFormat(workshop.context().getBean(MongoDatabase.class)).viewsRebuilt();
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            System.out.printf(Locale.ROOT, "%,d events in %.1f s: %,.0f a second%n", events, seconds, events / seconds);
            return ExitCodes.OK;
        }
    }

    private static long rebuild(Rebuilder rebuilder, List<String> names) {
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("commits")
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed()
                .build()) {
            return rebuilder.rebuild(names, (position, head, events) -> {
                bar.maxHint(head);
                bar.stepTo(position);
                bar.setExtraMessage(String.format(Locale.ROOT, "%,d events", events));
            });
        }
    }
}
