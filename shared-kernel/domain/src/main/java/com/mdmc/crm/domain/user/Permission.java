package com.mdmc.crm.domain.user;

import com.mdmc.crm.domain.WireEnum;
import java.util.Locale;

/** One flag of the reference's permission table; the wire name is its path, such as {@code leads.create}. */
public enum Permission implements WireEnum {
    LEADS_CREATE,
    LEADS_READ,
    LEADS_UPDATE,
    LEADS_DELETE,
    CAMPAIGNS_CREATE,
    CAMPAIGNS_READ,
    CAMPAIGNS_UPDATE,
    CAMPAIGNS_DELETE,
    ANALYTICS_READ,
    ANALYTICS_EXPORT,
    ADMIN_USERS,
    ADMIN_SETTINGS,
    ADMIN_AUDIT;

    @Override
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
