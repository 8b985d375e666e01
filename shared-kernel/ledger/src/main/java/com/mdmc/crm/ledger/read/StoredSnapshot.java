package com.mdmc.crm.ledger.read;

import com.mdmc.crm.ledger.format.StreamPosition;
import java.time.Instant;

/** The state of an aggregate after some event, kept to shorten its loading; it may be lost at any time. */
public record StoredSnapshot(
        String snapshotId, Instant timestamp, StreamPosition stream, String alias, String revision, String payload) {}
