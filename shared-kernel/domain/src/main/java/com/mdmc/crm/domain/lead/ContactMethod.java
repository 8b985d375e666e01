package com.mdmc.crm.domain.lead;

import com.mdmc.crm.domain.WireEnum;

/** How the artist prefers to be reached, and how an attempt was made. */
public enum ContactMethod implements WireEnum {
    EMAIL,
    PHONE,
    WHATSAPP,
    TELEGRAM
}
