package com.mdmc.crm.ledger;

import com.mdmc.crm.ledger.append.AppendFailedException;
import com.mdmc.crm.ledger.append.AppendListener;
import com.mdmc.crm.ledger.append.CommitLog;
import com.mdmc.crm.ledger.append.GroupCommit;
import com.mdmc.crm.ledger.append.LogWriter;
import com.mdmc.crm.ledger.append.MongoCommitLog;
import com.mdmc.crm.ledger.append.RecentLeaves;
import com.mdmc.crm.ledger.append.RetryPause;
import com.mdmc.crm.ledger.append.StreamConflictException;
import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.ledger.format.CommitDecoder;
import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.format.CommitTooLargeException;
import com.mdmc.crm.ledger.format.NewCommit;
import com.mdmc.crm.ledger.format.StoredEvent;
import com.mdmc.crm.ledger.format.UnreadableCommitException;
import com.mdmc.crm.ledger.read.AggregateCommits;
import com.mdmc.crm.ledger.read.PositionAtInstant;
import com.mdmc.crm.ledger.read.SnapshotCollection;
import com.mdmc.crm.ledger.read.SubjectCommits;
import com.mdmc.crm.ledger.serialization.EventCodec;
import com.mdmc.crm.ledger.serialization.EventTypes;
import com.mdmc.crm.ledger.serialization.Upcasters;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/**
 * Append-only event store in one database, one instance a process. Commits have dense positions from 1 and are read by
 * position, aggregate and subject. Every read stops with {@link UnreadableCommitException} at a commit that cannot be
 * read as it was written.
 */
public final class Ledger {

    private final EventCodec codec;
    private final CommitLog commits;
    private final CommitDecoder decoder;
    private final SnapshotCollection snapshots;
    private final GroupCommit appends;
    private final AppendListener listener;
    private final RecentLeaves leaves = new RecentLeaves();

    private Ledger(Builder builder) {
        this.codec = new EventCodec(builder.types, builder.upcasters);
        this.commits = MongoCommitLog.open(builder.database, builder.name);
        this.decoder = new CommitDecoder(codec);
        this.snapshots = SnapshotCollection.open(builder.database, builder.name);
        this.appends = new GroupCommit(
                new LogWriter(commits, builder.clock, builder.patience, RetryPause.REAL), builder.listener);
        this.listener = builder.listener;
    }

    /** A ledger in a database that was opened with majority writes, journal and majority reads, or with the defaults. */
    public static Builder in(MongoDatabase database) {
        return new Builder(database);
    }

    /**
     * Appends a commit; returns when it is durable.
     *
     * @throws StreamConflictException if another commit continued one of its streams first
     * @throws AppendFailedException if the store did not acknowledge it in time
     * @throws CommitTooLargeException if it exceeds what one document may hold
     */
    public CommitDocument append(NewCommit commit) {
        CommitDocument appended = appends.append(commit);
        leaves.add(appended);
        listener.appended(commit);
        return appended;
    }

    /** The position of the last commit, 0 while there is none. */
    public long head() {
        return commits.head().position();
    }

    /** Up to {@code limit} commits after a position, in order. */
    public List<Commit> commitsAfter(long position, int limit) {
        return decode(commits.after(position, limit));
    }

    /** The commits about a subject in {@code (fromPosition, toPosition]}, in order. */
    public List<Commit> commitsOfSubject(String subject, long fromPosition, long toPosition) {
        return decode(SubjectCommits.between(commits, subject, fromPosition, toPosition));
    }

    /** The commits about any of some subjects up to and including a position, in order, each once. */
    public List<Commit> commitsOfSubjects(Collection<String> subjects, long upToPosition) {
        return decode(commits.about(subjects, upToPosition));
    }

    /** The events of an aggregate from a sequence on, fetched as they are asked for. */
    public Iterator<StoredEvent> eventsOf(String aggregateId, long firstSequence) {
        return new AggregateCommits(commits, decoder, aggregateId, firstSequence);
    }

    /** The last position at an instant; see {@link PositionAtInstant}. */
    public long positionAt(Instant instant) {
        return PositionAtInstant.in(commits, instant);
    }

    /**
     * Leaf hashes of up to {@code limit} commits after a position, in order, from memory: up to the first that this
     * process did not append itself or no longer remembers.
     */
    public List<byte[]> recordedLeavesAfter(long position, int limit) {
        return leaves.after(position, limit);
    }

    /** The stored documents, neither decoded nor checked. */
    public CommitLog commits() {
        return commits;
    }

    public CommitDecoder decoder() {
        return decoder;
    }

    public EventCodec codec() {
        return codec;
    }

    public SnapshotCollection snapshots() {
        return snapshots;
    }

    private List<Commit> decode(List<CommitDocument> documents) {
        return documents.stream().map(decoder::decode).toList();
    }

    /** Builder of a ledger; the event types are required. */
    public static final class Builder {

        private final MongoDatabase database;
        private String name = MongoCommitLog.DEFAULT_NAME;
        private EventTypes types;
        private Upcasters upcasters = Upcasters.none();
        private Clock clock = Clock.systemUTC();
        private AppendListener listener = AppendListener.NONE;
        private Duration patience = Duration.ofSeconds(30);

        private Builder(MongoDatabase database) {
            this.database = database;
        }

        /** Prefix of the names of its collections, for a second ledger in one database. */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /** Events that may be appended, and snapshots that may be kept. */
        public Builder types(EventTypes types) {
            this.types = types;
            return this;
        }

        public Builder upcasters(Upcasters upcasters) {
            this.upcasters = upcasters;
            return this;
        }

        /** Stamps the write time of commits. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /** Who hears of appends. */
        public Builder listener(AppendListener listener) {
            this.listener = listener;
            return this;
        }

        /** How long an unreachable store is asked for the outcome of a write before it is reported as unknown. */
        public Builder patience(Duration patience) {
            this.patience = patience;
            return this;
        }

        /**
         * Opens the collections and creates missing indexes.
         *
         * @throws com.mdmc.crm.ledger.settings.WeakDurabilityException if the database was opened with weaker settings
         *     than the ledger needs
         */
        public Ledger build() {
            if (types == null) {
                throw new IllegalStateException("The ledger needs the list of event types");
            }
            return new Ledger(this);
        }
    }
}
