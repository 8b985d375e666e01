package com.mdmc.crm.domain.user;

import com.mdmc.crm.domain.WireEnum;
import java.util.Locale;

/** To which leads and campaigns an API token reaches. */
public enum TokenScope implements WireEnum {
    /** What it created itself, and the queue. */
    OWN,
    /** What belongs to its team. */
    TEAM,
    ALL;

    @Override
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
