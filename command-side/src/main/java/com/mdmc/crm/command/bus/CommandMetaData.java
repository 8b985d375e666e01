package com.mdmc.crm.command.bus;

/** Keys of a command message's metadata; none of it is stored under these keys. */
public final class CommandMetaData {
    /** The {@link com.mdmc.crm.platform.security.Actor} who sends the command. */
    public static final String ACTOR = "crm.actor";

    /** The {@link com.mdmc.crm.ledger.format.EventMetadata} the resulting events are stored with. */
    public static final String EVENT_METADATA = "crm.eventMetadata";

    /** The version (a {@code Long}) the caller decided on; absent if any version will do. */
    public static final String EXPECTED_VERSION = "crm.expectedVersion";

    private CommandMetaData() {}
}
