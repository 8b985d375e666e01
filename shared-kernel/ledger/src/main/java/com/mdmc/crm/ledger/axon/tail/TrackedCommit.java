package com.mdmc.crm.ledger.axon.tail;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;

/** The messages of one commit. */
record TrackedCommit(long position, List<TrackedEventMessage<?>> messages) {}
