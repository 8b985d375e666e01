package com.mdmc.crm.kernel.lead;

import com.mdmc.crm.kernel.value.WireEnum;

/** What kind of contact or work a note records. */
public enum NoteType implements WireEnum {
    NOTE,
    CALL,
    EMAIL,
    MEETING,
    TASK
}
