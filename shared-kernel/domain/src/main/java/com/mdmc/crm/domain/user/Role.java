package com.mdmc.crm.domain.user;

import com.mdmc.crm.domain.WireEnum;

/** The role of a member of staff; it gives the default permissions and the scope of what is seen. */
public enum Role implements WireEnum {
    ADMIN,
    MANAGER,
    AGENT
}
