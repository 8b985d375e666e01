package com.mdmc.crm.ledger;

import com.mdmc.crm.ledger.append.CommitLog;
import com.mdmc.crm.ledger.append.GroupCommit;
import com.mdmc.crm.ledger.append.LogWriter;
import com.mdmc.crm.ledger.append.MongoCommitLog;
import com.mdmc.crm.ledger.append.Pacing;
import com.mdmc.crm.ledger.append.RecentLeaves;
import com.mdmc.crm.ledger.format.CommitDecoder;
import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.format.NewCommit;
import com.mdmc.crm.ledger.format.RecordedEvent;
import com.mdmc.crm.ledger.read.AggregateCommits;
import com.mdmc.crm.ledger.read.Ledger;
import com.mdmc.crm.ledger.read.MongoLedger;
import com.mdmc.crm.ledger.read.SnapshotCollection;
import com.mdmc.crm.ledger.serialization.EventCodec;
import com.mdmc.crm.ledger.serialization.EventTypes;
import com.mdmc.crm.ledger.serialization.Upcasters;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;

/** The ledger's collections in one database and what works on them: one instance a process. */
public final class LedgerStorage {

    static final String DEFAULT_NAME = "ledger";
    static final String COMMITS = "_commits";

    private final EventCodec codec;
    private final CommitLog commits;
    private final CommitDecoder decoder;
    private final SnapshotCollection snapshots;
    private final GroupCommit appends;
    private final RecentLeaves leaves = new RecentLeaves();

    private LedgerStorage(Builder builder) {
        this.codec = new EventCodec(builder.types, builder.upcasters);
        this.commits = MongoCommitLog.open(builder.database, builder.name + COMMITS);
        this.decoder = new CommitDecoder(codec);
        this.snapshots = SnapshotCollection.open(builder.database, builder.name + "_snapshots");
        this.appends = new GroupCommit(new LogWriter(commits, builder.clock, builder.patience, Pacing.REAL));
    }

    /** Storage in a database that must have been opened with majority writes, journal and majority reads, or defaults. */
    public static Builder in(MongoDatabase database) {
        return new Builder(database);
    }

    /**
     * Records a commit; returns when it is durable.
     *
     * @see GroupCommit#append(NewCommit)
     */
    public CommitDocument append(NewCommit commit) {
        CommitDocument recorded = appends.append(commit);
        leaves.add(recorded);
        return recorded;
    }

    /** The events of an aggregate from a sequence on, fetched as they are asked for. */
    public Iterator<RecordedEvent> eventsOf(String aggregateId, long firstSequence) {
        return new AggregateCommits(commits, decoder, aggregateId, firstSequence);
    }

    public EventCodec codec() {
        return codec;
    }

    public CommitLog commits() {
        return commits;
    }

    public CommitDecoder decoder() {
        return decoder;
    }

    public SnapshotCollection snapshots() {
        return snapshots;
    }

    /** The ledger for those who look back. */
    public Ledger ledger() {
        return new MongoLedger(commits, decoder, leaves);
    }

    /** What storage is made of; the types are required. */
    public static final class Builder {

        private final MongoDatabase database;
        private String name = DEFAULT_NAME;
        private EventTypes types;
        private Upcasters upcasters = Upcasters.none();
        private Clock clock = Clock.systemUTC();
        private Duration patience = Duration.ofSeconds(30);

        private Builder(MongoDatabase database) {
            this.database = database;
        }

        /** Prefix of the collections' names. */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /** Events that may be recorded, and snapshots that may be kept. */
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

        /** How long an unreachable store is asked what became of a write before the outcome is given up as unknown. */
        public Builder patience(Duration patience) {
            this.patience = patience;
            return this;
        }

        /**
         * Opens the collections and creates missing indexes.
         *
         * @throws WeakDurabilityException if the database was opened with weaker settings than the ledger needs
         */
        public LedgerStorage build() {
            if (types == null) {
                throw new IllegalStateException("The ledger needs the list of event types");
            }
            return new LedgerStorage(this);
        }
    }
}
