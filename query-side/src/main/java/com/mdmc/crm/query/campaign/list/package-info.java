/** Single campaigns, lists and exports. */
package com.mdmc.crm.query.campaign.list;
