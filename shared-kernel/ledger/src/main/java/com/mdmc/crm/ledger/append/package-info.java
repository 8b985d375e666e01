/** Group commit: waiting commits are written together at the head of the log. */
package com.mdmc.crm.ledger.append;
