/** What a campaign is and what can happen to one: value groups, the status machine, daily KPIs and events. */
package com.mdmc.crm.domain.campaign;
