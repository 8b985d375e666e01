package com.mdmc.crm.domain;

/** How soon something wants attention. */
public enum Priority implements WireEnum {
    LOW,
    MEDIUM,
    HIGH,
    URGENT
}
