package com.mdmc.crm.ledger.proof;

import com.mdmc.crm.ledger.append.MongoCommitLog;
import com.mdmc.crm.ledger.format.CommitDocument;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import java.util.Arrays;
import java.util.function.Consumer;

/** Commits of a ledger that are missing or altered, position by position. */
public final class LostPositions {

    private final MongoCommitLog commits;

    public LostPositions(MongoDatabase database) {
        this.commits = MongoCommitLog.reading(database);
    }

    /**
     * Looks at every commit.
     *
     * @param signed size of the ledger that a checkpoint kept outside the store stands for
     * @param lost told a sentence for each position
     * @return how many are lost
     */
    public long list(long signed, Consumer<String> lost) {
        long due = 1;
        long count = 0;
        try (MongoCursor<CommitDocument> documents = commits.from(1)) {
            while (documents.hasNext()) {
                CommitDocument document = documents.next();
                count += missing(due, document.position() - 1, lost);
                due = Math.max(due, document.position() + 1);
                if (!isWhole(document)) {
                    lost.accept("position " + document.position() + ": altered");
                    count++;
                }
            }
        }
        return count + missing(due, signed, lost);
    }

    private static long missing(long from, long to, Consumer<String> lost) {
        for (long position = from; position <= to; position++) {
            lost.accept("position " + position + ": lost");
        }
        return Math.max(0, to - from + 1);
    }

    private static boolean isWhole(CommitDocument document) {
        return document.isWellFormed() && Arrays.equals(document.computedLeafHash(), document.leafHash());
    }
}
