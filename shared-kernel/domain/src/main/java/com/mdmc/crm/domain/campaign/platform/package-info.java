/** Settings of a campaign on an advertising platform. */
package com.mdmc.crm.domain.campaign.platform;
