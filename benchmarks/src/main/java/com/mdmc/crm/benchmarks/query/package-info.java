/** {@code ./crm bench query}: the query side with years of work in the ledger. */
package com.mdmc.crm.benchmarks.query;
