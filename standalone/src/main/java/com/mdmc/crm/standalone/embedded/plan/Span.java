package com.mdmc.crm.standalone.embedded.plan;

import com.mdmc.crm.standalone.embedded.key.KeyRange;

/**
 * A stretch of an index to read.
 *
 * @param fixed how many leading bytes all its keys share because the query fixes those fields
 */
record Span(KeyRange range, int fixed) {}
