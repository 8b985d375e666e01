package com.mdmc.crm.command.automation;

import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import com.mdmc.crm.projections.fold.Progress;
import java.time.Duration;
import java.util.List;

/** Waits for the view that a policy reads, so that it misses nothing recorded before the event it reacts to. */
final class CurrentView {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private CurrentView() {}

    /** @throws IllegalStateException if the view does not show the event's position in time: the event is tried again */
    static void await(Progress progress, String view, LedgerPosition at) {
        if (!progress.await(List.of(view), at.position(), LONGEST_WAIT)) {
            throw new IllegalStateException(view + " does not reach position " + at.position());
        }
    }
}
