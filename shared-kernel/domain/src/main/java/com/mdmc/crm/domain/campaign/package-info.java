/** What a campaign is and what can happen to one: value groups, the status machine, daily figures and events. */
package com.mdmc.crm.domain.campaign;
