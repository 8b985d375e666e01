/** Composes the rooms of accounts and sign-in. */
package com.mdmc.crm.command.identity;
