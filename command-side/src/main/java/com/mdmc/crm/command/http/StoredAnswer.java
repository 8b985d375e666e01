package com.mdmc.crm.command.http;

/**
 * Stored first answer to an idempotent request.
 *
 * @param headers the headers that belong to the answer rather than to the connection, by name
 */
record StoredAnswer(int status, java.util.Map<String, String> headers, byte[] body) {}
