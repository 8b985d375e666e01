package com.mdmc.crm.benchmarks.ledger;

import com.mdmc.crm.benchmarks.harness.Writers;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.axonframework.eventhandling.EventMessage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One of several processes that append to the same ledger: says when it is ready, waits for a line, then measures. */
@Command(name = "writer", hidden = true)
final class LedgerWriter implements Callable<Integer> {

    static final long WARM_UP_MILLIS = 4_000;

    @Option(names = "--uri", required = true)
    private String uri;

    @Option(names = "--threads", required = true)
    private int threads;

    @Option(names = "--millis", required = true)
    private long millis;

    @Option(names = "--acknowledged", description = "File for the ids of the events that were acknowledged.")
    private Path acknowledged;

    private final Queue<String> noted = new ConcurrentLinkedQueue<>();

    @Override
    public Integer call() throws IOException {
        try (MongoClient client = MongoClients.create(uri)) {
            LedgerArm arm = new LedgerArm(client.getDatabase("bench_" + WriterProcess.DATABASE));
            System.out.println("ready");
            if (System.in.read() < 0) {
                return 1;
            }
            double rate = Writers.rate(threads, WARM_UP_MILLIS, millis, writer -> append(arm, writer));
            if (acknowledged != null) {
                Files.write(acknowledged, noted);
            }
            System.out.println(rate);
        }
        return 0;
    }

    private int append(LedgerArm arm, int writer) {
        EventMessage<?> event = arm.appendOne(writer);
        if (acknowledged != null) {
            noted.add(event.getIdentifier());
        }
        return 1;
    }
}
