package com.mdmc.crm.domain.campaign.billing;

import com.mdmc.crm.domain.WireEnum;

/** How the agency charges for a campaign. */
public enum BillingModel implements WireEnum {
    FIXED,
    PERCENTAGE,
    PERFORMANCE
}
