package com.mdmc.crm.command.bus;

/**
 * Result of an accepted command.
 *
 * @param id the aggregate's id
 * @param version number of events in the aggregate's stream afterwards
 * @param position the ledger position to wait for in a query that must see the change
 * @param outcome what the handler returned beside the version; {@code null} for most commands
 */
public record Accepted(String id, long version, long position, Object outcome) {

    public Accepted(String id, long version, long position) {
        this(id, version, position, null);
    }

    /** The same about something that has an id of its own, and was made by the command. */
    public Accepted of(String made) {
        return new Accepted(made, version, position, outcome);
    }

    /** The outcome of a command that is known to give one of this type. */
    public <T> T outcome(Class<T> type) {
        return type.cast(outcome);
    }
}
