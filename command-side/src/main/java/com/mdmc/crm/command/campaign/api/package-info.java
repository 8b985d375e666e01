/** HTTP endpoints of campaigns. */
package com.mdmc.crm.command.campaign.api;
