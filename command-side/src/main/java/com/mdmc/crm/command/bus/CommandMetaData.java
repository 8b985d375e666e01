package com.mdmc.crm.command.bus;

/** Names under which a command's metadata travels to the aggregate; none of it is written to the ledger. */
public final class CommandMetaData {
    /** The {@link com.mdmc.crm.platform.security.Actor} who gives the command. */
    public static final String ACTOR = "crm.actor";

    /** The {@link com.mdmc.crm.ledger.format.EventMetadata} the resulting events are recorded with. */
    public static final String PROVENANCE = "crm.provenance";

    /** The version (a {@code Long}) the caller decided on; absent if any version will do. */
    public static final String EXPECTED_VERSION = "crm.expectedVersion";

    private CommandMetaData() {}
}
