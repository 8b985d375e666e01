package com.mdmc.crm.benchmarks.query;

import com.mdmc.crm.domain.DomainEvent;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Something that happens in a made-up agency and becomes one commit.
 *
 * @param aggregate type and id of the stream it continues
 * @param command what somebody ordered
 */
record Step(Instant at, String type, String aggregate, String command, Supplier<List<DomainEvent>> events) {}
