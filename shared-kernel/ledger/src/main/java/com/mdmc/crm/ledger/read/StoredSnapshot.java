package com.mdmc.crm.ledger.read;

import com.mdmc.crm.ledger.format.StreamPosition;
import java.time.Instant;

/** Snapshot of an aggregate: its state after an event, which shortens loading. It may be lost at any time. */
public record StoredSnapshot(
        String snapshotId, Instant timestamp, StreamPosition stream, String alias, String revision, String payload) {}
