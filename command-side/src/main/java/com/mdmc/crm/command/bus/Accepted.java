package com.mdmc.crm.command.bus;

/**
 * The answer to an accepted command.
 *
 * @param id the aggregate's id
 * @param version number of events in the aggregate's stream afterwards
 * @param position the ledger position to wait for in a query that must see the change
 */
public record Accepted(String id, long version, long position) {}
