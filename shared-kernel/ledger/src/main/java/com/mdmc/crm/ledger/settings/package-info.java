/** The durability that the ledger demands of its store. */
package com.mdmc.crm.ledger.settings;
