package com.mdmc.crm.domain.lead;

import com.mdmc.crm.domain.WireEnum;

/** The channel a lead came in by. */
public enum SourceChannel implements WireEnum {
    WEBSITE,
    SOCIAL,
    REFERRAL,
    DIRECT,
    ADS
}
