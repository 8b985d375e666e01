/** What a campaign has spent and owes, and the exchange rates for it. */
package com.mdmc.crm.command.campaign.billing;
