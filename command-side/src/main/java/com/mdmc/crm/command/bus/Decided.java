package com.mdmc.crm.command.bus;

/**
 * Return value of a command handler whose caller needs more than the new version.
 *
 * @param version number of events in the aggregate's stream afterwards
 * @param outcome handed to the caller as {@link Accepted#outcome}
 */
public record Decided(long version, Object outcome) {}
