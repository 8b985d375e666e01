package com.mdmc.crm.ledger.format;

/**
 * Position of an event in the stream of its aggregate.
 *
 * @param sequence from 0, without gaps
 */
public record StreamPosition(String aggregateType, String aggregateId, long sequence) {}
