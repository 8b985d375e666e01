package com.mdmc.crm.kernel.campaign;

import com.mdmc.crm.kernel.value.WireEnum;

/** The form of a creative. */
public enum CreativeType implements WireEnum {
    IMAGE,
    VIDEO,
    CAROUSEL,
    STORY
}
