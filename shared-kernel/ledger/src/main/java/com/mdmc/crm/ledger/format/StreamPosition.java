package com.mdmc.crm.ledger.format;

/**
 * Where an event stands in the stream of its aggregate.
 *
 * @param sequence from 0, without gaps
 */
public record StreamPosition(String aggregateType, String aggregateId, long sequence) {}
