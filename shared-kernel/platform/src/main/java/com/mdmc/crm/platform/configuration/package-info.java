/** Puts together what both sides run on: the store, the ledger, the keys and Axon's infrastructure. */
package com.mdmc.crm.platform.configuration;
