package com.mdmc.crm.benchmarks.query;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.axon.message.LedgerToken;
import com.mdmc.crm.standalone.OfflineProjection;
import com.mdmc.crm.standalone.StandaloneServer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;

/**
 * Makes a filled ledger that of an agency that has worked with the program all the time: everything that follows the
 * ledger has come to its end, and does not go through a year of events while questions are asked.
 */
public final class WorkDone {
    private static final int SEGMENT = 0;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration RETRY = Duration.ofMillis(200);

    private WorkDone() {}

    /** Moves every processor on to the end of the ledger. */
    static void on(Map<String, String> settings) {
        Set<String> processors = processors(settings);
        try (OfflineProjection workshop = OfflineProjection.open(settings)) {
            TokenStore tokens = workshop.context().getBean(TokenStore.class);
            long head = workshop.context().getBean(Ledger.class).head();
            processors.forEach(name -> {
                claim(name, tokens);
                tokens.storeToken(LedgerToken.through(head), name, SEGMENT);
                tokens.releaseClaim(name, SEGMENT);
            });
        }
    }

    /** A claim the stopped program did not give back runs out. */
    private static void claim(String name, TokenStore tokens) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                tokens.fetchToken(name, SEGMENT);
                return;
            } catch (UnableToClaimTokenException held) {
                if (System.nanoTime() > deadline) {
                    throw held;
                }
                LockSupport.parkNanos(RETRY.toNanos());
            }
        }
    }

    private static Set<String> processors(Map<String, String> settings) {
        try (StandaloneServer server = StandaloneServer.start(settings)) {
            return server.context()
                    .getBean(EventProcessingConfiguration.class)
                    .eventProcessors()
                    .keySet();
        }
    }

    /** Waits until a running program has handled the last event, such as those of its own start. */
    public static void await(StandaloneServer server) throws InterruptedException {
        EventProcessingConfiguration processing = server.context().getBean(EventProcessingConfiguration.class);
        while (!processing.eventProcessors().values().stream()
                .map(StreamingEventProcessor.class::cast)
                .allMatch(WorkDone::isCaughtUp)) {
            Thread.sleep(100);
        }
    }

    private static boolean isCaughtUp(StreamingEventProcessor processor) {
        return !processor.processingStatus().isEmpty()
                && processor.processingStatus().values().stream().allMatch(segment -> segment.isCaughtUp());
    }
}
