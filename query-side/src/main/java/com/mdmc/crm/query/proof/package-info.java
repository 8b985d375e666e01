/** The Merkle tree that grows over the ledger, its signed checkpoints, proofs from it, and the check of it all. */
package com.mdmc.crm.query.proof;
