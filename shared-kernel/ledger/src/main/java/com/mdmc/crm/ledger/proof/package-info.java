/** The stored Merkle tree over the ledger, its verification and the audit bundle. */
package com.mdmc.crm.ledger.proof;
