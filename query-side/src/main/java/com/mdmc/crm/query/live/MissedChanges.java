package com.mdmc.crm.query.live;

import com.mdmc.crm.query.live.CommitReader.ReadCommit;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Changes that a resuming listener missed, read from the ledger for it alone. */
final class MissedChanges implements AutoCloseable {
    private static final int BATCH = 128;

    private final CommitReader reader;
    private final ChangeAnnouncements announcements;

    MissedChanges(EventStore store, ChangeAnnouncements announcements, long position) {
        this.reader = new CommitReader(store, position);
        this.announcements = announcements;
    }

    /** The next notices; ask only while the feed is ahead, so that the views show what is told. */
    List<ChangeNotification> next(long remaining) {
        List<ReadCommit> commits = reader.read((int) Math.min(BATCH, remaining));
        return announcements.of(commits);
    }

    @Override
    public void close() {
        reader.close();
    }
}
