package com.mdmc.crm.query.view;

/**
 * A view and the event it was last folded with.
 *
 * @param token of that event; an event with no greater token is in the state already
 */
record StoredView<V>(V state, long token) {}
