/** The ledger: an append-only log of commits on MongoDB, dense in its positions, read by position, aggregate and subject. */
package com.mdmc.crm.ledger;
