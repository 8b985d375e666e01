package com.mdmc.crm.domain.lead;

import com.mdmc.crm.domain.WireEnum;

/** What came of an attempt to reach the artist. */
public enum ContactOutcome implements WireEnum {
    ANSWERED,
    NO_ANSWER
}
