/** Composes the command side of leads. */
package com.mdmc.crm.command.lead;
