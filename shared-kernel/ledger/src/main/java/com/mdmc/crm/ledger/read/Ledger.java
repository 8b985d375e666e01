package com.mdmc.crm.ledger.read;

import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.format.UnreadableCommitException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The ledger as those who look back read it: history, audit, verification. Reading stops with
 * {@link UnreadableCommitException} at a commit that cannot be read as it was written.
 */
public interface Ledger {

    /** Up to {@code limit} commits after a position, in order. */
    List<Commit> commitsAfter(long position, int limit);

    /** The commits about a subject in {@code (fromPosition, toPosition]}, in order. */
    List<Commit> commitsOfSubject(String subject, long fromPosition, long toPosition);

    /** The commits about any of some subjects up to and including a position, in order, each once. */
    List<Commit> commitsOfSubjects(Collection<String> subjects, long upToPosition);

    /** The position of the last commit, 0 while there is none. */
    long head();

    /**
     * The last position of the ledger as it was at an instant: the largest position such that it and every commit
     * before it were recorded at or before the instant, by the clocks of their writers. Clocks of writers may differ;
     * by this definition the answer never includes a commit stamped later, never shrinks as the instant grows, and a
     * clock that runs ahead delays what it is followed by. 0 before the first commit.
     */
    long positionAt(Instant instant);

    /**
     * Leaf hashes of up to {@code limit} commits after a position, in order, as this process recorded them lately: without a
     * read, up to the first it did not record itself or remembers no more.
     */
    List<byte[]> recordedLeavesAfter(long position, int limit);

    /** Up to {@code limit} stored documents after a position, unread and unchecked, for verification. */
    List<CommitDocument> documentsAfter(long position, int limit);
}
