package com.mdmc.crm.domain.campaign.platform;

import com.mdmc.crm.domain.WireEnum;

/** Whom the platforms can be told to address. */
public enum Gender implements WireEnum {
    ALL,
    FEMALE,
    MALE,
    OTHER
}
