/** Compares the stored views with the fold of the ledger. */
package com.mdmc.crm.projections.selfcheck;
