package com.mdmc.crm.kernel.campaign;

import com.mdmc.crm.kernel.value.WireEnum;

/** How the agency charges for a campaign. */
public enum BillingModel implements WireEnum {
    FIXED,
    PERCENTAGE,
    PERFORMANCE
}
