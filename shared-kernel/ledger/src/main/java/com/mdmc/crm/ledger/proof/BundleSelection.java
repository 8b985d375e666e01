package com.mdmc.crm.ledger.proof;

import com.mdmc.crm.ledger.LedgerScan;
import com.mdmc.crm.ledger.LedgerScan.Documents;
import com.mdmc.crm.ledger.format.CommitDocument;
import java.time.Instant;
import java.util.function.Consumer;

/** Which commits an audit bundle holds. */
public interface BundleSelection {

    /** What the bundle says of it; whoever checks the bundle holds the commits against that. */
    String line();

    /** Hands out the commits up to a position, in order. */
    void read(LedgerScan scan, long upTo, Consumer<CommitDocument> reader);

    /** All commits about one subject. */
    static BundleSelection about(String subject) {
        return new Subject(subject);
    }

    /** All commits of a period, found in the ledger as it is; null for an open end. */
    static BundleSelection between(LedgerScan scan, Instant from, Instant to, long upTo) {
        long first = from == null ? 1 : scan.positionAt(from.minusMillis(1)) + 1;
        return new Positions(first, to == null ? upTo : Math.min(upTo, scan.positionAt(to.minusMillis(1))));
    }

    /** Whatever touches a subject: its own stream, and what else was recorded about it. */
    record Subject(String subject) implements BundleSelection {

        @Override
        public String line() {
            return "selection subject " + subject;
        }

        @Override
        public void read(LedgerScan scan, long upTo, Consumer<CommitDocument> reader) {
            scan.about(subject, upTo).forEach(reader);
        }
    }

    /** Every commit from one position to another. */
    record Positions(long first, long last) implements BundleSelection {

        @Override
        public String line() {
            return "selection positions %d %d".formatted(first, last);
        }

        @Override
        public void read(LedgerScan scan, long upTo, Consumer<CommitDocument> reader) {
            try (Documents documents = scan.from(first)) {
                for (long due = first; due <= last && documents.hasNext(); due++) {
                    reader.accept(documents.next());
                }
            }
        }
    }
}
