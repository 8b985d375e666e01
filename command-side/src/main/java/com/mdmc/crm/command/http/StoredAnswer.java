package com.mdmc.crm.command.http;

/**
 * The first answer to an idempotent request, kept to be given again.
 *
 * @param headers the headers that belong to the answer rather than to the connection, by name
 */
record StoredAnswer(int status, java.util.Map<String, String> headers, byte[] body) {}
