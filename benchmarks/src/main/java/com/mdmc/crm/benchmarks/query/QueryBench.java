package com.mdmc.crm.benchmarks.query;

import com.mdmc.crm.benchmarks.harness.Report;
import com.mdmc.crm.projections.rebuild.Rebuilder;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.OfflineProjection;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code crm bench query}. */
@Command(name = "query", description = "Asks a year of work what a frontend asks, beside the design replaced.")
public final class QueryBench implements Callable<Integer> {

    @Option(names = "--leads", description = "Leads of the large agency (default: ${DEFAULT-VALUE}).")
    int leads = 100_000;

    @Option(names = "--campaigns", description = "Campaigns of the large agency (default: ${DEFAULT-VALUE}).")
    int campaigns = 2_000;

    @Option(names = "--small", description = "Leads of the small agency (default: ${DEFAULT-VALUE}).")
    int small = 1_000;

    @Option(names = "--rate", description = "Questions a second (default: ${DEFAULT-VALUE}).")
    int rate = 50;

    @Option(names = "--seconds", description = "Seconds a question is asked for (default: ${DEFAULT-VALUE}).")
    int seconds = 10;

    @Option(names = "--directory", description = "Where the data directories are created.")
    Path directory = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(
            names = "--keep",
            description = "Keep the data directories, and use those kept instead of filling new ones.")
    boolean keep;

    @Option(names = "--fill-only", description = "Fill the ledgers, to measure another time.")
    boolean fillOnly;

    @Option(names = "--skip-rebuild", description = "Ask the views that are there; with --keep.")
    boolean skipRebuild;

    private final Report report = new Report(System.out);

    @Override
    public Integer call() throws Exception {
        Map<String, Histogram> few = measure(small, Math.max(1, small * campaigns / leads), false);
        Map<String, Histogram> many = measure(leads, campaigns, true);
        if (fillOnly) {
            return 0;
        }
        for (String shape : List.of(HttpShapes.DASHBOARD, HttpShapes.BOARD)) {
            double ratio = median(many.get(shape)) / median(few.get(shape));
            report.promise(shape + " within 1.3 times of its time in the small agency", ratio, " times", ratio <= 1.3);
        }
        return 0;
    }

    private Map<String, Histogram> measure(int leads, int campaigns, boolean withTheOthers) throws Exception {
        Agency agency = Agency.in(directory, leads, campaigns);
        report.title("%,d leads, %,d campaigns".formatted(leads, campaigns));
        agency.prepare(campaigns, keep, report);
        if (fillOnly) {
            return Map.of();
        }
        if (!skipRebuild) {
            rebuild(agency);
            WorkDone.on(agency.settings());
        }
        Map<String, Histogram> times = serve(agency, withTheOthers);
        if (!keep) {
            FileSystemUtils.deleteRecursively(agency.data());
        }
        return times;
    }

    private static void rebuild(Agency agency) {
        try (OfflineProjection workshop = OfflineProjection.open(agency.settings())) {
            Rebuilder rebuilder = workshop.rebuilder();
            RebuildBench.rebuild(rebuilder, rebuilder.names());
        }
    }

    private Map<String, Histogram> serve(Agency agency, boolean withTheOthers) throws Exception {
        try (StandaloneServer server = StandaloneServer.start(agency.settings())) {
            String base = "http://127.0.0.1:" + server.port();
            String token = agency.signIn(base);
            WorkDone.await(server);
            SteadyQuestions asking = new SteadyQuestions(base, token, rate);
            CrmClient client = new CrmClient(base).withToken(token);
            Map<String, Histogram> times = asking.measure(new HttpShapes(client, agency.leads()).questions(), seconds);
            asking.report(times, "p99 of every question within 50 ms", report);
            if (withTheOthers) {
                beside(server.context().getBean(MongoDatabase.class), times);
            }
            return times;
        }
    }

    private void beside(MongoDatabase database, Map<String, Histogram> ours) {
        ReferenceDesign reference = new ReferenceDesign(database);
        reference.build();
        report.columns("the reference's pipelines on the same store", "milliseconds");
        Map<String, Double> theirs = reference.measure(3);
        theirs.forEach((pipeline, millis) -> report.row(List.of(pipeline, millis)));
        double asked = theirs.get("pipeline by stage") + theirs.get("active campaigns");
        double dashboard = asked / median(ours.get(HttpShapes.DASHBOARD));
        report.promise("dashboard over HTTP against its pipelines", dashboard, " times", dashboard >= 100);
        double teams = theirs.get("leads by team") / median(ours.get("leads by team"));
        report.promise("leads by team over HTTP against its pipeline", teams, " times", teams >= 100);
    }

    private static double median(Histogram times) {
        return SteadyQuestions.millis(times, 50);
    }
}
