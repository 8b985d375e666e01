package com.mdmc.crm.platform.operations;

import java.time.Instant;

/**
 * A process among those that share a store.
 *
 * @param id owner of its claims on processors
 * @param version of its program
 */
public record NodeIdentity(String id, String version, Instant startedAt) {}
