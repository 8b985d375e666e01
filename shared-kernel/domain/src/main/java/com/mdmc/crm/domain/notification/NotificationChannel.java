package com.mdmc.crm.domain.notification;

import com.mdmc.crm.domain.WireEnum;

/** A way by which a notification reaches somebody beside the inbox. */
public enum NotificationChannel implements WireEnum {
    EMAIL
}
