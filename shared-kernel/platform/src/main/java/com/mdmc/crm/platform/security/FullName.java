package com.mdmc.crm.platform.security;

import com.mdmc.crm.domain.user.UserName;
import com.mdmc.crm.platform.privacy.Privacy;

/** Full name of a member of staff, as colleagues read it. */
public final class FullName {
    private FullName() {}

    /** First and last name of a decrypted name; what was erased is said once. */
    public static String of(UserName name) {
        String first = name.firstName().text();
        return first.equals(Privacy.ERASED)
                ? Privacy.ERASED
                : (first + " " + name.lastName().text()).strip();
    }
}
