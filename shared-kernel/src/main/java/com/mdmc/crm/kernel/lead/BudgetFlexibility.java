package com.mdmc.crm.kernel.lead;

import com.mdmc.crm.kernel.value.WireEnum;

/** How firm the stated budget is. */
public enum BudgetFlexibility implements WireEnum {
    STRICT,
    FLEXIBLE,
    NEGOTIABLE
}
