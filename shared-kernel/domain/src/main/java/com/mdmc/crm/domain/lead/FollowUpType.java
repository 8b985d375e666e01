package com.mdmc.crm.domain.lead;

import com.mdmc.crm.domain.WireEnum;

/** What is to be done at a follow-up. */
public enum FollowUpType implements WireEnum {
    CALL,
    EMAIL,
    MEETING,
    TASK
}
