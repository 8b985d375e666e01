package com.mdmc.crm.query.lead.activity;

import java.time.Instant;

/**
 * A line of activity without its author, for the person it is about.
 *
 * @param type name of the event
 * @param subject id of the lead or campaign it happened to
 * @param details the event's own fields, decrypted
 */
public record PersonalEntry(long position, Instant at, String type, String subject, Object details) {}
