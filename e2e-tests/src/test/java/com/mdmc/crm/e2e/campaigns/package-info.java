/** Campaigns and their KPIs over HTTP, through both sides and the store. */
package com.mdmc.crm.e2e.campaigns;
