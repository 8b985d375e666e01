/** Accounts as decisions: who works here, what they may do, and how they prove to be themselves. */
package com.mdmc.crm.command.user;
