package com.mdmc.crm.kernel.lead;

import com.mdmc.crm.kernel.value.WireEnum;

/** How the artist prefers to be reached, and how an attempt was made. */
public enum ContactMethod implements WireEnum {
    EMAIL,
    PHONE,
    WHATSAPP,
    TELEGRAM
}
