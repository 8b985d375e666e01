/** The one tailing reader of a process, and the streams it feeds. */
package com.mdmc.crm.ledger.axon.tail;
