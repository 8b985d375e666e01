/** Events that could not be handled or read wait here. */
package com.mdmc.crm.ledger.axon.deadletter;
