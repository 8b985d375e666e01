package com.mdmc.crm.domain.notification;

import com.mdmc.crm.domain.WireEnum;

/** Why somebody is told of something. */
public enum NotificationType implements WireEnum {
    /** A lead became theirs. */
    LEAD_ASSIGNED,
    /** A lead they own, or have a follow-up for, moved to another stage. */
    LEAD_STAGE_CHANGED,
    /** A note names them. */
    MENTION,
    /** A follow-up of theirs fell due. */
    FOLLOW_UP_DUE,
    /** A campaign they manage spent a part of its budget. */
    BUDGET_ALERT,
    /** An import they confirmed left days out, or recorded some that look wrong. */
    IMPORT_TROUBLE
}
