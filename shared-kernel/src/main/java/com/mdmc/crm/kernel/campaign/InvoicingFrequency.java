package com.mdmc.crm.kernel.campaign;

import com.mdmc.crm.kernel.value.WireEnum;

/** How often a campaign is invoiced. */
public enum InvoicingFrequency implements WireEnum {
    MONTHLY,
    QUARTERLY,
    END
}
