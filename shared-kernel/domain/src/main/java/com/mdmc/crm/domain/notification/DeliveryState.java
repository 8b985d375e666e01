package com.mdmc.crm.domain.notification;

import com.mdmc.crm.domain.WireEnum;

/** How far the delivery of a notification got; it is tried once, so that nobody is told twice. */
public enum DeliveryState implements WireEnum {
    /** Nobody has begun it. */
    WAITING,
    /** A node has begun it. */
    UNDER_WAY,
    /** Whoever carries it on has taken it. */
    SENT,
    /** Whoever was to carry it on has not taken it. */
    FAILED,
    /** It was begun, and nobody can say whether it was taken. */
    UNKNOWN,
    /** It was read meanwhile, or its user does not want it any more or has left. */
    DROPPED
}
