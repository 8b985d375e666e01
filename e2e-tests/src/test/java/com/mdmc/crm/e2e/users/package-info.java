/** Accounts, sessions and permissions of the whole program, over HTTP. */
package com.mdmc.crm.e2e.users;
