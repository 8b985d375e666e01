package com.mdmc.crm.kernel.lead;

import com.mdmc.crm.kernel.value.WireEnum;

/** The channel a lead came in by. */
public enum SourceChannel implements WireEnum {
    WEBSITE,
    SOCIAL,
    REFERRAL,
    DIRECT,
    ADS
}
