package com.mdmc.crm.domain.lead;

import com.mdmc.crm.domain.WireEnum;

/** What kind of contact or work a note records. */
public enum NoteType implements WireEnum {
    NOTE,
    CALL,
    EMAIL,
    MEETING,
    TASK
}
