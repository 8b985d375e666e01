/** Daily key performance indicators of a campaign, their sums and ratios. */
package com.mdmc.crm.domain.campaign.kpi;
