package com.mdmc.crm.ledger.read;

import com.mdmc.crm.ledger.append.CommitLog;
import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.format.StreamKey;
import com.mdmc.crm.ledger.format.SubjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonSerializationException;

/**
 * Query for the commits about one subject in a range of positions. The subject's own stream is indexed by sequence, not
 * by position, so that the start of the range is found by binary search and nothing outside the range is read.
 */
public final class SubjectCommits {

    /** Sequences per query. */
    private static final int WINDOW = 128;

    /** Ranges of at most this length are read rather than searched. */
    private static final int NEAR = 32;

    private static final int GALLOP = 8;
    private static final long BEYOND = 9_999_999_999L;

    private final CommitLog commits;
    private final String subject;

    private SubjectCommits(CommitLog commits, String subject) {
        this.commits = commits;
        this.subject = subject;
    }

    /** The commits in {@code (after, upTo]}, in order. */
    public static List<CommitDocument> between(CommitLog commits, String subject, long after, long upTo) {
        if (after >= upTo) {
            return List.of();
        }
        Map<Long, CommitDocument> found = new TreeMap<>();
        commits.mentioning(subject, after, upTo).forEach(each -> found.put(each.position(), each));
        for (CommitDocument each : new SubjectCommits(commits, subject).ownStream(after, upTo)) {
            if (each.position() > after && each.position() <= upTo) {
                found.put(each.position(), each);
            }
        }
        return new ArrayList<>(found.values());
    }

    /** The subject's own commits in the range, possibly with some around it. */
    private List<CommitDocument> ownStream(long after, long upTo) {
        List<CommitDocument> own = new ArrayList<>();
        long from = after == 0 ? 0 : firstSequenceAfter(after);
        boolean complete = false;
        for (int size = WINDOW; !complete; size *= 2) {
            List<CommitDocument> window = commits.ofAggregate(subject, from, from + size);
            own.addAll(window);
            from += size;
            complete = window.isEmpty() || isLast(window, from, upTo);
        }
        return own;
    }

    /** Sequences have no gaps: a window that is not filled to its end is the last one. */
    private boolean isLast(List<CommitDocument> window, long windowEnd, long upTo) {
        CommitDocument last = window.get(window.size() - 1);
        return last.position() >= upTo || endOf(last) < windowEnd;
    }

    /** A sequence that no commit after the position lies before, with few earlier commits beyond it. */
    private long firstSequenceAfter(long position) {
        Search search = new Search(position);
        boolean isTelling = true;
        for (long step = NEAR; isTelling && search.high == BEYOND; step *= GALLOP) {
            isTelling = search.narrow(search.low + step);
        }
        while (isTelling && search.high - search.low > NEAR) {
            isTelling = search.narrow((search.low + search.high) >>> 1);
        }
        return search.low;
    }

    /** Galloping search for the first sequence after a position: growing steps, then halves. */
    private final class Search {
        private final long position;
        private long low;
        private long high = BEYOND;

        private Search(long position) {
            this.position = position;
        }

        /** Probes a commit between a sequence and the end; false if its bytes do not tell. */
        private boolean narrow(long middle) {
            Optional<CommitDocument> found = commits.anyOfAggregate(subject, middle, high);
            OptionalLong sequence = found.map(SubjectCommits.this::sequenceOf).orElse(OptionalLong.of(middle));
            if (sequence.isEmpty()) {
                return false;
            } else if (found.isEmpty() || found.get().position() > position) {
                high = sequence.getAsLong();
            } else {
                low = sequence.getAsLong() + 1;
            }
            return true;
        }
    }

    private long endOf(CommitDocument commit) {
        try {
            return sequenceOf(commit).orElse(BEYOND)
                    + commit.raw().getArray("e").size();
        } catch (BsonInvalidOperationException | BsonSerializationException damaged) {
            return BEYOND;
        }
    }

    /** The first sequence of a commit in the subject's stream; empty if its bytes are damaged there. */
    private OptionalLong sequenceOf(CommitDocument commit) {
        try {
            return commit.raw().getArray("k").stream()
                    .map(key -> key.asString().getValue())
                    .filter(key -> !SubjectKey.is(key))
                    .map(StreamKey::parse)
                    .filter(key -> key.aggregateId().equals(subject))
                    .mapToLong(StreamKey::firstSequence)
                    .findFirst();
        } catch (BsonInvalidOperationException | BsonSerializationException | NumberFormatException damaged) {
            return OptionalLong.empty();
        }
    }
}
