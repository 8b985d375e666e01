package com.mdmc.crm.kernel.value;

/** How soon something wants attention. */
public enum Priority implements WireEnum {
    LOW,
    MEDIUM,
    HIGH,
    URGENT
}
