/** Passwords and other secrets, kept in a vault outside the ledger. */
package com.mdmc.crm.command.identity.credential;
