/** The ledger beside stock axon-mongo, the bare driver and the CRUD design it replaces, on one store, interleaved. */
package com.mdmc.crm.benchmarks.ledger;
