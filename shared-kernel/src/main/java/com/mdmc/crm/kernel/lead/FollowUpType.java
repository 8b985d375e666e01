package com.mdmc.crm.kernel.lead;

import com.mdmc.crm.kernel.value.WireEnum;

/** What is to be done at a follow-up. */
public enum FollowUpType implements WireEnum {
    CALL,
    EMAIL,
    MEETING,
    TASK
}
