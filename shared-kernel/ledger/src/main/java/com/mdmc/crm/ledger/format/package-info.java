/** The stored form of a commit and of its events. */
package com.mdmc.crm.ledger.format;
