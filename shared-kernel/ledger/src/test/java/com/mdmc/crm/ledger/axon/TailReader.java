package com.mdmc.crm.ledger.axon;

import com.mdmc.crm.ledger.SimulatedReader;
import com.mdmc.crm.ledger.append.CommitLog;
import com.mdmc.crm.ledger.axon.message.LedgerMessages;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import com.mdmc.crm.ledger.axon.tail.LedgerStream;
import com.mdmc.crm.ledger.axon.tail.LedgerTailer;
import com.mdmc.crm.ledger.format.CommitDecoder;
import com.mongodb.MongoException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;

/** Follows a simulated ledger as a processor does: tail, ring, stream, sometimes from its token anew. */
public final class TailReader implements SimulatedReader {

    private final CommitLog commits;
    private final LedgerMessages messages;
    private final LedgerTailer tail;
    private final List<String> seen = new ArrayList<>();
    private final Random random;
    private TrackingToken token;
    private LedgerStream stream;

    public TailReader(CommitLog commits, CommitDecoder decoder, long seed) {
        this.commits = commits;
        this.messages = new LedgerMessages(decoder);
        this.tail = new LedgerTailer(commits, messages, Duration.ZERO);
        this.random = new Random(seed);
        this.stream = new LedgerStream(commits, messages, tail, null);
    }

    @Override
    public void read() {
        try {
            tail.advance();
            for (int i = random.nextInt(8); i >= 0 && stream.hasNextAvailable(0, TimeUnit.NANOSECONDS); i--) {
                take(stream.nextAvailable());
            }
        } catch (MongoException e) {
            // a lost connection; the next read goes on where this one stopped
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (random.nextInt(10) == 0) {
            stream = new LedgerStream(commits, messages, tail, token);
        }
    }

    @Override
    public List<String> seen() {
        return seen;
    }

    private void take(TrackedEventMessage<?> message) {
        LedgerPosition at = LedgerPosition.of(message);
        token = message.trackingToken();
        if (at.lastOfCommit()) {
            seen.add(at.commitId());
        }
    }
}
