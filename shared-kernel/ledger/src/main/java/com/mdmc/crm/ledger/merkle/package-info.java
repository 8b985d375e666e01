/** The Merkle tree over the ledger's leaves (RFC 9162), its proofs, and checkpoints as signed notes: pure computation. */
package com.mdmc.crm.ledger.merkle;
