package com.mdmc.crm.ledger.read;

import com.mdmc.crm.ledger.append.CommitLog;
import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.ledger.format.CommitDecoder;
import com.mdmc.crm.ledger.format.StoredEvent;
import com.mdmc.crm.ledger.format.StreamPosition;
import com.mdmc.crm.ledger.format.UnreadableCommitException;
import com.mdmc.crm.ledger.format.UnreadableCommitException.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;

/** Iterator over the events of one aggregate from a sequence on, fetched in windows of sequences. */
public final class AggregateCommits implements Iterator<StoredEvent> {

    /** Sequences per query: one query loads most aggregates. */
    private static final int WINDOW = 512;

    private final CommitLog commits;
    private final CommitDecoder decoder;
    private final String aggregateId;
    private final Queue<StoredEvent> fetched = new ArrayDeque<>();
    private long next;
    private boolean complete;

    public AggregateCommits(CommitLog commits, CommitDecoder decoder, String aggregateId, long firstSequence) {
        this.commits = commits;
        this.decoder = decoder;
        this.aggregateId = aggregateId;
        this.next = firstSequence;
        List<Commit> window = window(firstSequence, firstSequence + WINDOW);
        if (firstSequence > 0 && !startsAt(firstSequence, window)) {
            lastBefore(firstSequence).forEach(this::take);
        }
        take(window, firstSequence + WINDOW);
    }

    @Override
    public boolean hasNext() {
        while (fetched.isEmpty() && !complete) {
            long end = next + WINDOW;
            take(window(next, end), end);
        }
        return !fetched.isEmpty();
    }

    @Override
    public StoredEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return fetched.remove();
    }

    private List<Commit> window(long from, long to) {
        return new ArrayList<>(commits.ofAggregate(aggregateId, from, to).stream()
                .map(decoder::decode)
                .toList());
    }

    private boolean startsAt(long sequence, List<Commit> window) {
        return !window.isEmpty() && firstSequenceOf(window.get(0)) == sequence;
    }

    /** The commit that starts before a sequence and may extend beyond it, searched backwards in growing steps. */
    private List<Commit> lastBefore(long sequence) {
        long to = sequence;
        for (long step = 16; to > 0; step *= 8) {
            long from = Math.max(0, to - step);
            List<Commit> found = window(from, to);
            if (!found.isEmpty()) {
                return found.subList(found.size() - 1, found.size());
            }
            to = from;
        }
        return List.of();
    }

    /** Sequences have no gaps: a window that does not reach its end is the last one. */
    private void take(List<Commit> window, long windowEnd) {
        window.forEach(this::take);
        complete = next < windowEnd;
    }

    private void take(Commit commit) {
        commit.events().stream().filter(this::isMine).forEach(this::take);
    }

    private void take(StoredEvent event) {
        long sequence = sequenceOf(event);
        if (sequence > next) {
            throw new UnreadableCommitException(
                    event.position(),
                    Reason.GAP,
                    "%s continues with sequence %d instead of %d".formatted(aggregateId, sequence, next));
        }
        if (sequence == next) {
            fetched.add(event);
            next++;
        }
    }

    private long firstSequenceOf(Commit commit) {
        return commit.events().stream()
                .filter(this::isMine)
                .findFirst()
                .map(AggregateCommits::sequenceOf)
                .orElseThrow();
    }

    private boolean isMine(StoredEvent event) {
        return event.stream()
                .map(StreamPosition::aggregateId)
                .filter(aggregateId::equals)
                .isPresent();
    }

    private static long sequenceOf(StoredEvent event) {
        return event.stream().orElseThrow().sequence();
    }
}
