package com.mdmc.crm.ledger.axon.tail;

import com.mdmc.crm.ledger.append.CommitLog;
import com.mdmc.crm.ledger.axon.message.LedgerMessages;
import com.mdmc.crm.ledger.format.CommitDocument;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tailing reader, one per process. It follows the head of the ledger, keeps the latest commits for all processors and
 * wakes them: at once for commits of this process, and for those of others by change stream or, without one, by a short
 * poll.
 */
public final class LedgerTailer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerTailer.class);
    private static final int RING = 2048;
    private static final int HANDED_OVER = 1024;
    private static final int FIRST_READ = 16;
    private static final int LARGEST_READ = 1024;
    /** Poll beside a change stream: a precaution. */
    private static final Duration ANNOUNCED_PAUSE = Duration.ofSeconds(1);

    /** Longest pause where nothing is announced: whoever asks for a commit it has not seen wakes the reader. */
    private static final Duration IDLE_PAUSE = Duration.ofMillis(800);

    /** A pause is this part of the time since another process appended: only its commits have to be looked for. */
    private static final int IDLE_PART = 8;

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final CommitLog commits;
    private final LedgerMessages messages;
    private final long pollNanos;
    private final ChangeStreamListener announcements;
    private final RecentCommits ring = new RecentCommits(RING);
    private final Map<Long, CommitDocument> appended = new ConcurrentHashMap<>();
    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
    private final Object moved = new Object();
    private volatile Thread reader;
    private volatile boolean closed;
    private volatile boolean woken;
    private volatile boolean isAnnounced;
    private volatile long head;
    private int readSize = FIRST_READ;
    private long foreignAt = System.nanoTime();

    public LedgerTailer(CommitLog commits, LedgerMessages messages, Duration poll) {
        this.commits = commits;
        this.messages = messages;
        this.pollNanos = poll.toNanos();
        this.announcements = new ChangeStreamListener(commits, this::announced);
    }

    /** Starts following at the current head, on first use. */
    public synchronized void follow(LongSupplier end) {
        if (reader == null && !closed) {
            head = end.getAsLong();
            reader = new Thread(this::run, "ledger-tail");
            reader.setDaemon(true);
            reader.start();
            announcements.start();
        }
    }

    /** The last position that processors may ask for. */
    public long head() {
        return head;
    }

    /** The commit at a position if it is among the latest, otherwise null. */
    TrackedCommit at(long position) {
        return ring.at(position);
    }

    /** Takes over a commit that this process appended, which need not be read back. */
    public void appended(CommitDocument document) {
        if (reader != null) {
            if (document.position() > head && appended.size() < HANDED_OVER) {
                appended.put(document.position(), document);
                if (document.position() <= head) {
                    appended.remove(document.position());
                }
            }
            wake();
        }
    }

    /** Reads again, since a commit may have been appended. */
    public void wake() {
        woken = true;
        LockSupport.unpark(reader);
    }

    private void announced() {
        isAnnounced = announcements.isLive();
        wake();
    }

    void onMove(Runnable listener) {
        listeners.add(listener);
    }

    void forget(Runnable listener) {
        listeners.remove(listener);
    }

    /** Waits until the head is beyond a position. */
    boolean awaitBeyond(long position, long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        synchronized (moved) {
            while (head <= position && !closed) {
                long millis = (deadline - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    return false;
                }
                moved.wait(millis);
            }
        }
        return head > position;
    }

    @Override
    public void close() {
        closed = true;
        announcements.close();
        wake();
    }

    private void run() {
        while (!closed) {
            woken = false;
            try {
                if (!advance() && !woken) {
                    LockSupport.parkNanos(this, pauseNanos());
                }
            } catch (RuntimeException e) {
                LOG.warn("The ledger cannot be followed beyond position {}: {}", head, e.toString());
                LockSupport.parkNanos(this, PAUSE_AFTER_FAILURE.toNanos());
            }
        }
    }

    private long pauseNanos() {
        if (isAnnounced) {
            return Math.max(pollNanos, ANNOUNCED_PAUSE.toNanos());
        }
        long idle = System.nanoTime() - foreignAt;
        return Math.max(pollNanos, Math.min(idle / IDLE_PART, IDLE_PAUSE.toNanos()));
    }

    /** Takes the commits appended since; returns whether there were any. */
    public boolean advance() {
        CommitDocument own = appended.remove(head + 1);
        if (own != null) {
            take(List.of(own));
            return true;
        }
        List<CommitDocument> read = commits.after(head, readSize);
        readSize = read.size() < readSize ? FIRST_READ : Math.min(4 * readSize, LARGEST_READ);
        if (read.stream().anyMatch(each -> !appended.containsKey(each.position()))) {
            foreignAt = System.nanoTime();
        }
        take(read);
        return !read.isEmpty();
    }

    private void take(List<CommitDocument> documents) {
        for (CommitDocument document : documents) {
            ring.add(new TrackedCommit(document.position(), messages.of(document)));
            appended.remove(document.position());
            head = document.position();
        }
        if (!documents.isEmpty()) {
            announce();
        }
    }

    private void announce() {
        synchronized (moved) {
            moved.notifyAll();
        }
        listeners.forEach(Runnable::run);
    }

    /** Ring buffer of the latest commits, shared by all processors of the process. One thread adds, all may read. */
    private static final class RecentCommits {
        private final AtomicReferenceArray<TrackedCommit> slots;

        RecentCommits(int capacity) {
            this.slots = new AtomicReferenceArray<>(capacity);
        }

        void add(TrackedCommit commit) {
            slots.set(slotOf(commit.position()), commit);
        }

        /** The commit at a position, null if it is not in the buffer yet or any more. */
        TrackedCommit at(long position) {
            TrackedCommit commit = slots.get(slotOf(position));
            return commit != null && commit.position() == position ? commit : null;
        }

        private int slotOf(long position) {
            return (int) (position % slots.length());
        }
    }
}
