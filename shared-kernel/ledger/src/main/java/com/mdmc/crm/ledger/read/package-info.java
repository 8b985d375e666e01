/** Reads by position, by aggregate and by subject. */
package com.mdmc.crm.ledger.read;
