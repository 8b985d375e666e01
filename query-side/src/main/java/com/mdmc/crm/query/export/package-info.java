/** Exports: lists streamed row by row as CSV or NDJSON, by permission, and recorded in the audit. */
package com.mdmc.crm.query.export;
