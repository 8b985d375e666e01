/** Rebuilds views from the ledger. */
package com.mdmc.crm.projections.rebuild;
