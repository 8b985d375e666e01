/** The ledger behind Axon's ports: storage engine, event store with one tailing reader, serializer, messages. */
package com.mdmc.crm.ledger.axon;
