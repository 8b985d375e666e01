/** Recording of daily KPIs: an aggregate per campaign, platform and month. */
package com.mdmc.crm.command.campaign.kpi;
