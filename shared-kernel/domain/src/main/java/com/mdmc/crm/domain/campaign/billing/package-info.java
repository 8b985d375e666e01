/** Budgets, billing models and invoices of a campaign. */
package com.mdmc.crm.domain.campaign.billing;
