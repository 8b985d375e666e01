package com.mdmc.crm.domain.lead;

import com.mdmc.crm.domain.WireEnum;

/** How firm the stated budget is. */
public enum BudgetFlexibility implements WireEnum {
    STRICT,
    FLEXIBLE,
    NEGOTIABLE
}
