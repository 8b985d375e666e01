package com.mdmc.crm.kernel.user;

import com.mdmc.crm.kernel.value.WireEnum;

/** Why somebody was not let in; for the audit alone, the caller never learns it. */
public enum LoginFailure implements WireEnum {
    UNKNOWN_EMAIL,
    WRONG_PASSWORD,
    WRONG_CODE,
    LOCKED,
    DEACTIVATED,
    TOO_MANY_REQUESTS
}
