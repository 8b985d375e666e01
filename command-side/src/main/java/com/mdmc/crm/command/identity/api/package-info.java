/** HTTP endpoints of accounts, sign-in and the caller's own profile. */
package com.mdmc.crm.command.identity.api;
