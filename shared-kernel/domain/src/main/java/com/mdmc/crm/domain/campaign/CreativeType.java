package com.mdmc.crm.domain.campaign;

import com.mdmc.crm.domain.WireEnum;

/** The form of a creative. */
public enum CreativeType implements WireEnum {
    IMAGE,
    VIDEO,
    CAROUSEL,
    STORY
}
