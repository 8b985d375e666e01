package com.mdmc.crm.kernel.lead;

import com.mdmc.crm.kernel.value.WireEnum;

/** How often the stated budget is spent. */
public enum BudgetFrequency implements WireEnum {
    MONTHLY,
    CAMPAIGN,
    YEARLY
}
