package com.mdmc.crm.ledger.proof;

import com.mdmc.crm.ledger.append.MongoCommitLog;
import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.read.PositionAtInstant;
import com.mongodb.client.MongoCursor;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Selection of the commits of an audit bundle. */
public interface BundleSelection {

    /** The selection as the bundle states it; the verifier compares the commits with it. */
    String line();

    /** Passes on the commits up to a position, in order. */
    void read(MongoCommitLog commits, long upTo, Consumer<CommitDocument> reader);

    /** All commits about one subject. */
    static BundleSelection about(String subject) {
        return new Subject(subject);
    }

    /** All commits of a period, found in the ledger as it is; null for an open end. */
    static BundleSelection between(MongoCommitLog commits, Instant from, Instant to, long upTo) {
        long first = from == null ? 1 : PositionAtInstant.in(commits, from.minusMillis(1)) + 1;
        return new Positions(
                first, to == null ? upTo : Math.min(upTo, PositionAtInstant.in(commits, to.minusMillis(1))));
    }

    /** No commits: only the proof that later checkpoints extend earlier ones. */
    static BundleSelection none() {
        return new Checkpoints();
    }

    /** Checkpoints alone. */
    record Checkpoints() implements BundleSelection {

        @Override
        public String line() {
            return "selection checkpoints";
        }

        @Override
        public void read(MongoCommitLog commits, long upTo, Consumer<CommitDocument> reader) {
            // Whoever asks for the checkpoints alone is sent no commits.
        }
    }

    /** All commits of a subject: its own stream, and events about it elsewhere. */
    record Subject(String subject) implements BundleSelection {

        @Override
        public String line() {
            return "selection subject " + subject;
        }

        @Override
        public void read(MongoCommitLog commits, long upTo, Consumer<CommitDocument> reader) {
            commits.about(List.of(subject), upTo).forEach(reader);
        }
    }

    /** Every commit from one position to another. */
    record Positions(long first, long last) implements BundleSelection {

        @Override
        public String line() {
            return "selection positions %d %d".formatted(first, last);
        }

        @Override
        public void read(MongoCommitLog commits, long upTo, Consumer<CommitDocument> reader) {
            try (MongoCursor<CommitDocument> documents = commits.from(first)) {
                for (long due = first; due <= last && documents.hasNext(); due++) {
                    reader.accept(documents.next());
                }
            }
        }
    }
}
