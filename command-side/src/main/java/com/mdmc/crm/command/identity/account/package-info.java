/** The User aggregate: accounts, permissions, and what sign-in decides. */
package com.mdmc.crm.command.identity.account;
