/** Stored commits as Axon messages, and their positions as tokens. */
package com.mdmc.crm.ledger.axon.message;
