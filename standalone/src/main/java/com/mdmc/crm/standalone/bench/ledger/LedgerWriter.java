package com.mdmc.crm.standalone.bench.ledger;

import com.mdmc.crm.standalone.bench.Writers;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One of several processes that append to the same ledger: says when it is ready, waits for a line, then measures. */
@Command(name = "writer", hidden = true)
final class LedgerWriter implements Callable<Integer> {

    private static final long WARM_UP_MILLIS = 4_000;

    @Option(names = "--uri", required = true)
    private String uri;

    @Option(names = "--threads", required = true)
    private int threads;

    @Option(names = "--millis", required = true)
    private long millis;

    @Override
    public Integer call() throws IOException {
        try (MongoClient client = MongoClients.create(uri)) {
            LedgerArm arm = new LedgerArm(client.getDatabase("bench_processes"));
            System.out.println("ready");
            if (System.in.read() < 0) {
                return 1;
            }
            System.out.println(Writers.rate(threads, WARM_UP_MILLIS, millis, writer -> arm.append(writer, 1)));
        }
        return 0;
    }
}
