package com.mdmc.crm.kernel.user;

import com.mdmc.crm.kernel.value.WireEnum;

/** The role of a member of staff; it gives the default permissions and the scope of what is seen. */
public enum Role implements WireEnum {
    ADMIN,
    MANAGER,
    AGENT
}
