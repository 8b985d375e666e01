package com.mdmc.crm.ledger.axon.token;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.inc;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventhandling.Segment;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leases on tokens: the heartbeat of those this process holds, and what was seen of those it waits for. Three looks in a
 * row without a change mean that the holder is gone; a store that does not answer counts as no look.
 */
final class Leases implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
    private static final int LOOKS = 3;
    /** A token that nobody has asked for this long is looked at no more. */
    private static final Duration FORGOTTEN = Duration.ofSeconds(10);

    private static final String RUN = "/";

    private final MongoCollection<Document> tokens;
    private final String node;
    private final Duration pace;
    private final String owner;
    private final Set<Key> held = new HashSet<>();
    private final Set<String> running;
    private final Map<Key, Seen> seen = new HashMap<>();
    private final Map<String, Long> wanted = new HashMap<>();
    private final Set<Key> everAsked = new HashSet<>();
    private Thread pulse;
    private int changes;
    private boolean closed;

    private record Key(String processor, int segment) {}

    /** @param looks how often in a row it was seen like this, after the first time */
    private record Seen(String owner, Long beat, int looks) {}

    /** @param running kept up to date: the processors whose first token is held here */
    Leases(MongoCollection<Document> tokens, String node, Duration pace, Set<String> running) {
        this.running = running;
        this.tokens = tokens;
        this.node = node;
        this.pace = pace;
        this.owner = (node.isBlank() ? ManagementFactory.getRuntimeMXBean().getName() : node)
                + RUN
                + IdentifierFactory.getInstance().generateIdentifier();
    }

    static String nodeOf(String owner) {
        int end = owner.lastIndexOf(RUN);
        return end < 0 ? owner : owner.substring(0, end);
    }

    /** The name under which this run of the process holds leases. */
    String owner() {
        return owner;
    }

    /** Whether a token that is held like this may be taken. */
    synchronized boolean mayTake(String processor, int segment, String holder, Long beat) {
        want(processor);
        boolean first = everAsked.add(new Key(processor, segment));
        return holder == null
                || holder.equals(owner)
                || first && isEarlierRun(holder)
                || isGone(new Key(processor, segment), holder, beat);
    }

    private boolean isEarlierRun(String holder) {
        return !node.isBlank() && (holder.equals(node) || holder.startsWith(node + RUN));
    }

    private boolean isGone(Key key, String holder, Long beat) {
        Seen last = seen.get(key);
        return last != null
                && last.looks() >= LOOKS
                && holder.equals(last.owner())
                && Objects.equals(beat, last.beat());
    }

    synchronized void taken(String processor, int segment) {
        changes++;
        held.add(new Key(processor, segment));
        running.add(processor);
        seen.remove(new Key(processor, segment));
    }

    synchronized void lost(String processor, int segment) {
        lose(new Key(processor, segment));
    }

    private void lose(Key key) {
        held.remove(key);
        if (isFree(key.processor())) {
            running.remove(key.processor());
        }
    }

    /** The segments of a processor that are free, held here, or held by who is gone. */
    synchronized List<Segment> available(String processor) {
        want(processor);
        if (isUnknown(processor)) {
            look();
        }
        int[] all = seen.keySet().stream()
                .filter(key -> key.processor().equals(processor))
                .mapToInt(Key::segment)
                .sorted()
                .toArray();
        return seen.entrySet().stream()
                .filter(each ->
                        each.getKey().processor().equals(processor) && isAvailable(each.getKey(), each.getValue()))
                .map(each -> Segment.computeSegment(each.getKey().segment(), all))
                .toList();
    }

    private boolean isAvailable(Key key, Seen last) {
        return last.owner() == null
                || last.owner().equals(owner)
                || last.looks() >= LOOKS
                || !everAsked.contains(key) && isEarlierRun(last.owner());
    }

    private boolean isUnknown(String processor) {
        return seen.keySet().stream().noneMatch(key -> key.processor().equals(processor)) && isFree(processor);
    }

    private boolean isFree(String processor) {
        return held.stream().noneMatch(key -> key.processor().equals(processor));
    }

    private void want(String processor) {
        if (pulse == null && !closed) {
            pulse = new Thread(this::run, "processor-leases");
            pulse.setDaemon(true);
            pulse.start();
        }
        wanted.put(processor, System.nanoTime());
    }

    private void run() {
        while (pause()) {
            try {
                beat();
            } catch (MongoException unreachable) {
                LOG.warn("Leases on tokens cannot be renewed now: {}", unreachable.toString());
            }
        }
    }

    private synchronized boolean pause() {
        long until = System.nanoTime() + pace.toNanos();
        try {
            for (long rest = pace.toMillis(); rest > 0 && !closed; rest = (until - System.nanoTime()) / 1_000_000) {
                wait(rest);
            }
        } catch (InterruptedException stopped) {
            return false;
        }
        return !closed;
    }

    // The store is asked outside the lock: nobody who stores a token waits for the heartbeat.
    private void beat() {
        int count;
        synchronized (this) {
            count = held.size();
        }
        long kept = count == 0
                ? 0
                : tokens.updateMany(eq(LeasedTokenStore.OWNER, owner), inc(LeasedTokenStore.BEAT, 1L))
                        .getMatchedCount();
        if (kept < count || isWaiting()) {
            look();
        }
    }

    private synchronized boolean isWaiting() {
        wanted.values().removeIf(asked -> System.nanoTime() - asked > FORGOTTEN.toNanos());
        return wanted.keySet().stream().anyMatch(this::isFree);
    }

    private void look() {
        Set<String> processors;
        int before;
        synchronized (this) {
            processors = Set.copyOf(wanted.keySet());
            before = changes;
        }
        List<Document> found = tokens.find(in(LeasedTokenStore.PROCESSOR, processors))
                .projection(Projections.include(
                        LeasedTokenStore.PROCESSOR,
                        LeasedTokenStore.SEGMENT,
                        LeasedTokenStore.OWNER,
                        LeasedTokenStore.BEAT))
                .into(new ArrayList<>());
        synchronized (this) {
            // What was taken meanwhile was not seen.
            if (changes == before) {
                found.forEach(this::see);
            }
        }
    }

    private void see(Document token) {
        Key key = new Key(token.getString(LeasedTokenStore.PROCESSOR), token.getInteger(LeasedTokenStore.SEGMENT));
        String now = token.getString(LeasedTokenStore.OWNER);
        Long beat = token.getLong(LeasedTokenStore.BEAT);
        Seen last = seen.get(key);
        boolean same = last != null && Objects.equals(last.owner(), now) && Objects.equals(last.beat(), beat);
        seen.put(key, new Seen(now, beat, same ? last.looks() + 1 : 0));
        if (!owner.equals(now)) {
            lose(key);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
    }
}
