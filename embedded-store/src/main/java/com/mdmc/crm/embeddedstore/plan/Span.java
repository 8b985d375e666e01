package com.mdmc.crm.embeddedstore.plan;

import com.mdmc.crm.embeddedstore.key.KeyRange;

/**
 * A stretch of an index to read.
 *
 * @param fixed how many leading bytes all its keys share because the query fixes those fields
 */
record Span(KeyRange range, int fixed) {}
