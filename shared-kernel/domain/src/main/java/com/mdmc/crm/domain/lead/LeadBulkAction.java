package com.mdmc.crm.domain.lead;

import com.mdmc.crm.domain.WireEnum;

/** What can be done to many leads at once. */
public enum LeadBulkAction implements WireEnum {
    ASSIGN,
    TAG,
    UNTAG,
    STAGE,
    PRIORITY,
    ARCHIVE;

    /** Whether it only changes owners or tags, which can be put back. */
    public boolean isReversible() {
        return this == ASSIGN || this == TAG || this == UNTAG;
    }
}
