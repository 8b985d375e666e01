/** The nightly comparison of the views with the ledger, and its alarm. */
package com.mdmc.crm.query.selfcheck;
