package com.mdmc.crm.domain.lead;

import com.mdmc.crm.domain.WireEnum;

/** How often the stated budget is spent. */
public enum BudgetFrequency implements WireEnum {
    MONTHLY,
    CAMPAIGN,
    YEARLY
}
