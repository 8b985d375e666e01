package com.mdmc.crm.ledger.read;

import com.mdmc.crm.ledger.append.CommitLog;
import com.mdmc.crm.ledger.append.RecentLeaves;
import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.ledger.format.CommitDecoder;
import com.mdmc.crm.ledger.format.CommitDocument;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The ledger read from its collection. */
public final class MongoLedger implements Ledger {

    private final CommitLog commits;
    private final CommitDecoder decoder;
    private final RecentLeaves leaves;

    public MongoLedger(CommitLog commits, CommitDecoder decoder, RecentLeaves leaves) {
        this.commits = commits;
        this.decoder = decoder;
        this.leaves = leaves;
    }

    @Override
    public List<Commit> commitsAfter(long position, int limit) {
        return decode(commits.after(position, limit));
    }

    @Override
    public List<Commit> commitsOfSubject(String subject, long fromPosition, long toPosition) {
        return decode(SubjectCommits.between(commits, subject, fromPosition, toPosition));
    }

    @Override
    public List<Commit> commitsOfSubjects(Collection<String> subjects, long upToPosition) {
        return decode(commits.about(subjects, upToPosition));
    }

    @Override
    public long head() {
        return commits.head().position();
    }

    @Override
    public long positionAt(Instant instant) {
        return PositionAtInstant.in(commits, instant);
    }

    @Override
    public List<byte[]> recordedLeavesAfter(long position, int limit) {
        return leaves.after(position, limit);
    }

    @Override
    public List<CommitDocument> documentsAfter(long position, int limit) {
        return commits.after(position, limit);
    }

    private List<Commit> decode(List<CommitDocument> documents) {
        return documents.stream().map(decoder::decode).toList();
    }
}
