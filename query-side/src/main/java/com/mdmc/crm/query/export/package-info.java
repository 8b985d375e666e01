/** Lists that leave the house: streamed row by row as CSV or NDJSON, by permission, and on record. */
package com.mdmc.crm.query.export;
