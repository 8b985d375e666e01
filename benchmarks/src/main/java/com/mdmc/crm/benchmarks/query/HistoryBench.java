package com.mdmc.crm.benchmarks.query;

import com.mdmc.crm.benchmarks.harness.Report;
import com.mdmc.crm.projections.rebuild.Rebuilder;
import com.mdmc.crm.standalone.OfflineProjection;
import com.mdmc.crm.standalone.StandaloneServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code crm bench history}. */
@Command(
        name = "history",
        description = "Asks for the state of a lead and a campaign with long histories at random instants.")
public final class HistoryBench implements Callable<Integer> {

    @Option(names = "--events", description = "Events of either history (default: ${DEFAULT-VALUE}).")
    private int events = 10_000;

    @Option(names = "--rate", description = "Questions a second (default: ${DEFAULT-VALUE}).")
    private int rate = 20;

    @Option(names = "--seconds", description = "Seconds a question is asked for (default: ${DEFAULT-VALUE}).")
    private int seconds = 10;

    @Option(names = "--seed", description = "Of the histories and the instants (default: ${DEFAULT-VALUE}).")
    private long seed = 11;

    @Option(names = "--directory", description = "Where the data directory is created.")
    private Path directory = Path.of(System.getProperty("java.io.tmpdir"));

    private final Report report = new Report(System.out);

    @Override
    public Integer call() throws Exception {
        Path data = Files.createTempDirectory(directory, "crm-history");
        try {
            Agency agency = new Agency(data, 2);
            Instant start = Agency.daysAgo(LongHistories.days(events));
            report.title("A lead and a campaign with %,d events each".formatted(events));
            agency.fill(new LongHistories(start, events, seed).steps(), 16);
            try (OfflineProjection workshop = OfflineProjection.open(agency.settings())) {
                Rebuilder rebuilder = workshop.rebuilder();
                rebuilder.rebuild(rebuilder.names(), (position, head, read) -> {});
            }
            WorkDone.on(agency.settings());
            ask(agency, start);
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
        return 0;
    }

    private void ask(Agency agency, Instant start) throws Exception {
        try (StandaloneServer server = StandaloneServer.start(agency.settings())) {
            String base = "http://127.0.0.1:" + server.port();
            String token = agency.signIn(base);
            WorkDone.await(server);
            SteadyQuestions asking = new SteadyQuestions(base, token, rate);
            asking.report(
                    asking.measure(questions(start), seconds),
                    "p99 of a state at a random instant within 50 ms",
                    report);
        }
    }

    private Map<String, Supplier<String>> questions(Instant start) {
        Random random = new Random(seed);
        long lived = Instant.now().getEpochSecond() - start.getEpochSecond() - 20 * 86_400;
        Supplier<String> instant = () -> start.plusSeconds(10 * 86_400 + (long) (random.nextDouble() * lived))
                .toString();
        String campaign = "/api/campaigns/" + LongHistories.campaign();
        Map<String, Supplier<String>> questions = new LinkedHashMap<>();
        questions.put("lead", () -> "/api/leads/" + LongHistories.LEAD + "?at=" + instant.get());
        questions.put(
                "lead, differences",
                () -> "/api/leads/" + LongHistories.LEAD + "/diff?from=" + instant.get() + "&to=" + instant.get());
        questions.put("campaign with its days", () -> campaign + "?at=" + instant.get());
        questions.put("campaign's figures by month", () -> campaign + "/kpis?by=month&at=" + instant.get());
        return questions;
    }
}
