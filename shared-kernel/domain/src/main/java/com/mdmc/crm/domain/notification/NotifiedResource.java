package com.mdmc.crm.domain.notification;

import com.mdmc.crm.domain.WireEnum;

/** The kind of thing a notification is about. */
public enum NotifiedResource implements WireEnum {
    LEAD,
    CAMPAIGN,
    IMPORT
}
