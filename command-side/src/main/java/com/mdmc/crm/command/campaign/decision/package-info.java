/** The Campaign aggregate: commands, rules and state. */
package com.mdmc.crm.command.campaign.decision;
