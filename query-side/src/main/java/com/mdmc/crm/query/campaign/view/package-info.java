/** The read model of a campaign and its fold. */
package com.mdmc.crm.query.campaign.view;
