/** The Merkle tree over the ledger, its signed checkpoints, proofs and verification. */
package com.mdmc.crm.query.proof;
