package com.mdmc.crm.query.history;

/**
 * Query for events of the ledger.
 *
 * @param resource what they are about; {@code null} for anything
 * @param resourceId the one thing they are about; {@code null} for any
 * @param after token of the event after which to look, as {@link com.mdmc.crm.projections.fold.EventEnvelope#token()}
 * @param upTo last position to look at
 * @param limit events on a page
 */
record EventQuery(String resource, String resourceId, long after, long upTo, int limit) {}
