package com.mdmc.crm.backup.write;

import com.mdmc.crm.platform.privacy.SubjectKeyTransfer;
import com.mdmc.crm.platform.privacy.SubjectKeyTransfer.TransferredKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes keys and tombstones from the store into the archive: those that are new by the clock, and all of them at once after
 * the clock was set, and now and then, since the clock of another node may be wrong. Not safe for concurrent use.
 */
final class KeyTransfer {
    private static final int BATCH = 10_000;
    private static final Duration ALL_EVERY = Duration.ofMinutes(10);
    private static final Duration JUMP = Duration.ofSeconds(5);

    // Clocks of nodes that generate keys may differ by this much.
    private static final Duration SKEW = Duration.ofSeconds(10);

    private final SubjectKeyTransfer source;
    private final Clock clock;
    private final KeySet keys;
    private Instant since;
    private Instant allSince;
    private long stopwatch;
    private Instant untold;

    KeyTransfer(SubjectKeyTransfer source, Clock clock, KeySet keys) {
        this.source = source;
        this.clock = clock;
        this.keys = keys;
    }

    /** Takes what is new; answers whether the archive's files of keys have changed since {@link #counted}. */
    boolean take() throws IOException {
        Instant now = clock.instant();
        List<TransferredKey> told = new ArrayList<>();
        if (isForAll(now)) {
            allSince = now;
            source.all(key -> {
                told.add(key);
                if (told.size() >= BATCH) {
                    take(told);
                }
            });
        } else {
            source.changedSince(since.minus(SKEW), told::add);
        }
        take(told);
        since = now;
        return keys.isChanged();
    }

    private boolean isForAll(Instant now) {
        long nanos = System.nanoTime();
        Instant expected = since == null ? now : since.plusNanos(nanos - stopwatch);
        stopwatch = nanos;
        boolean isSet = Duration.between(expected, now).abs().compareTo(JUMP) > 0;
        return allSince == null || isSet || Duration.between(allSince, now).compareTo(ALL_EVERY) > 0;
    }

    private void take(List<TransferredKey> told) {
        try {
            keys.take(told);
            told.clear();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Takes all of them next time. */
    void takeAllNext() {
        allSince = null;
    }

    /** Whether somebody was erased since {@link #counted}. */
    boolean hasForgotten() {
        return keys.hasForgotten();
    }

    /** The head counts what was taken: files that others took the place of are overwritten. */
    void counted() throws IOException {
        keys.shredReplaced();
        untold = since;
    }

    /**
     * The instant up to which destroyed keys have left the archive, told after each flush until the clocks of all nodes
     * have passed the last destruction; empty when there is nothing new to tell.
     */
    Optional<Instant> erasuresReached() {
        if (untold == null || since == null) {
            return Optional.empty();
        }
        Instant reached = since.minus(SKEW);
        untold = reached.isAfter(untold) ? null : untold;
        return Optional.of(reached);
    }
}
