package com.mdmc.crm.kernel.campaign;

import com.mdmc.crm.kernel.value.WireEnum;

/** Whom the platforms can be told to address. */
public enum Gender implements WireEnum {
    ALL,
    FEMALE,
    MALE,
    OTHER
}
