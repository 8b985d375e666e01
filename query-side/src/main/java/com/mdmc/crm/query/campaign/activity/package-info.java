/** Activity of a campaign. */
package com.mdmc.crm.query.campaign.activity;
