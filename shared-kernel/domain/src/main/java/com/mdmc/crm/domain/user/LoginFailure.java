package com.mdmc.crm.domain.user;

import com.mdmc.crm.domain.WireEnum;

/** Why somebody was not let in; for the audit alone, the caller never learns it. */
public enum LoginFailure implements WireEnum {
    UNKNOWN_EMAIL,
    WRONG_PASSWORD,
    /** The password was right, but no one-time code came with it. */
    CODE_MISSING,
    WRONG_CODE,
    LOCKED,
    DEACTIVATED,
    TOO_MANY_REQUESTS;

    /** Whether it brings the account closer to being locked: only guesses do. */
    public boolean counts() {
        return this == WRONG_PASSWORD || this == WRONG_CODE;
    }
}
