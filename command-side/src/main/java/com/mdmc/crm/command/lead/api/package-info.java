/** HTTP endpoints of leads. */
package com.mdmc.crm.command.lead.api;
