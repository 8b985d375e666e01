package com.mdmc.crm.benchmarks.query;

import com.mdmc.crm.benchmarks.harness.Report;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.rebuild.Rebuilder;
import com.mdmc.crm.standalone.OfflineProjection;
import com.mongodb.client.MongoClient;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.springframework.context.ApplicationContext;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code crm bench rebuild}. */
@Command(
        name = "rebuild",
        description = {
            "Rebuilds all views from a year of work, with and without the audit, beside views written per event.",
            "The first round pays for the compiler, as every crm rebuild does; the later ones show the work itself."
        })
public final class RebuildBench implements Callable<Integer> {

    @Option(names = "--leads", description = "Leads of the agency (default: ${DEFAULT-VALUE}).")
    private int leads = 100_000;

    @Option(names = "--campaigns", description = "Campaigns of the agency (default: ${DEFAULT-VALUE}).")
    private int campaigns = 2_000;

    @Option(names = "--rounds", description = "Rebuilds of either kind (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(
            names = "--seconds",
            description = "Seconds the views are written per event for (default: ${DEFAULT-VALUE}).")
    private int seconds = 20;

    @Option(names = "--directory", description = "Where the data directory is created.")
    private Path directory = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(names = "--keep", description = "Keep the data directory, and use the one kept.")
    private boolean keep;

    private final Report report = new Report(System.out);

    @Override
    public Integer call() throws Exception {
        Agency agency = Agency.in(directory, leads, campaigns);
        report.title("%,d leads, %,d campaigns".formatted(leads, campaigns));
        agency.prepare(campaigns, keep, report);
        try (OfflineProjection workshop = OfflineProjection.open(agency.settings())) {
            measure(workshop);
        }
        if (!keep) {
            FileSystemUtils.deleteRecursively(agency.data());
        }
        return 0;
    }

    private void measure(OfflineProjection workshop) {
        Rebuilder rebuilder = workshop.rebuilder();
        List<String> views =
                rebuilder.names().stream().filter(name -> !name.equals("audit")).toList();
        double all = 0;
        double ofViews = 0;
        report.columns("round", "all views and the audit, events/s", "all views, events/s");
        for (int round = 1; round <= rounds; round++) {
            double with = rate(rebuilder, rebuilder.names());
            double without = rate(rebuilder, views);
            report.row(List.of(round, with, without));
            all = with;
            ofViews = without;
        }
        double plain = writtenPerEvent(workshop.context()).rate(seconds);
        report.note("The same views, without that of the search, written per event: %,.0f events/s", plain);
        report.note("The last round counts.");
        report.promise("all views and the audit, events/s", all, "", all >= 20_000);
        report.promise("all views, events/s", ofViews, "", ofViews >= 20_000);
        report.promise("against them written per event", ofViews / plain, " times", ofViews >= 20 * plain);
    }

    private static double rate(Rebuilder rebuilder, List<String> names) {
        long begun = System.nanoTime();
        long events = rebuild(rebuilder, names);
        return events * 1e9 / (System.nanoTime() - begun);
    }

    /** Rebuilds with progress shown; answers the number of events. */
    static long rebuild(Rebuilder rebuilder, List<String> names) {
        try (ProgressBar bar = Agency.progress("commits", -1)) {
            return rebuilder.rebuild(names, (position, head, read) -> {
                bar.maxHint(head);
                bar.stepTo(position);
            });
        }
    }

    private static WritePerEvent writtenPerEvent(ApplicationContext context) {
        return new WritePerEvent(
                context.getBean(MongoClient.class).getDatabase("write_per_event"),
                views(context),
                context.getBean(Ledger.class));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Collection<ViewDefinition<?>> views(ApplicationContext context) {
        return (Collection) context.getBeansOfType(ViewDefinition.class).values();
    }
}
