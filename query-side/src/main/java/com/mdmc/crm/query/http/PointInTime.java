package com.mdmc.crm.query.http;

import java.time.Instant;

/**
 * The moment a caller wants to see: an instant, a ledger position, or neither, which means now.
 */
public record PointInTime(Instant at, Long atPosition) {

    public boolean isNow() {
        return at == null && atPosition == null;
    }
}
