package com.mdmc.crm.ledger.axon.tail;

import com.mdmc.crm.ledger.append.CommitLog;
import com.mdmc.crm.ledger.axon.message.LedgerMessages;
import com.mdmc.crm.ledger.axon.message.LedgerToken;
import com.mdmc.crm.ledger.format.CommitDocument;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;

/** Iterator over the ledger from a token to its head, fetched in batches of commits. */
public final class CatchUp implements Iterator<TrackedEventMessage<?>> {

    private static final int BATCH = 500;

    private final CommitLog commits;
    private final LedgerMessages messages;
    private final Queue<TrackedEventMessage<?>> fetched = new ArrayDeque<>();
    private long position;
    private int skip;
    private boolean complete;

    public CatchUp(CommitLog commits, LedgerMessages messages, TrackingToken token) {
        this.commits = commits;
        this.messages = messages;
        long reached = LedgerToken.positionOf(token);
        this.position = Math.max(0, reached - 1);
        this.skip = reached == 0 ? 0 : LedgerToken.indexOf(token) + 1;
    }

    public Stream<TrackedEventMessage<?>> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, 0), false);
    }

    @Override
    public boolean hasNext() {
        while (fetched.isEmpty() && !complete) {
            fetch();
        }
        return !fetched.isEmpty();
    }

    @Override
    public TrackedEventMessage<?> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return fetched.remove();
    }

    private void fetch() {
        List<CommitDocument> batch = commits.after(position, BATCH);
        complete = batch.size() < BATCH;
        for (CommitDocument document : batch) {
            messages.of(document).stream()
                    .filter(each -> LedgerToken.indexOf(each.trackingToken()) >= skip)
                    .forEach(fetched::add);
            skip = 0;
            position = document.position();
        }
    }
}
