/** Daily KPIs of campaigns, their sums and the exchange rates they are shown in. */
package com.mdmc.crm.query.campaign.kpi;
