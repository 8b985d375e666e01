package com.mdmc.crm.kernel.lead;

import com.mdmc.crm.kernel.value.WireEnum;

/** What came of an attempt to reach the artist. */
public enum ContactOutcome implements WireEnum {
    ANSWERED,
    NO_ANSWER
}
