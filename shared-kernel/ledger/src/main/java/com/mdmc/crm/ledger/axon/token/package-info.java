/** How far event processors have come, and who runs them. */
package com.mdmc.crm.ledger.axon.token;
