/** How events become JSON and come back: the list of known types, their revisions and upcasters, one strict mapper. */
package com.mdmc.crm.ledger.serialization;
