/** The Lead aggregate: commands, rules and state. */
package com.mdmc.crm.command.lead.decision;
