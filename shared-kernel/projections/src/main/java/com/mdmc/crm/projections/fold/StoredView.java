package com.mdmc.crm.projections.fold;

/**
 * A view and the event it was last folded with.
 *
 * @param token of that event; an event with no greater token is in the state already
 * @param events how many were folded into it, which tells when a snapshot is due; 0 if none is ever kept
 */
public record StoredView<V>(V state, long token, long events) {}
