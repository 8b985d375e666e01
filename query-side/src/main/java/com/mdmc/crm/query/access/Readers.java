package com.mdmc.crm.query.access;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.CurrentRequest;

/** Whoever asks a question. */
public final class Readers {
    private Readers() {}

    /** Whoever asks; fails as forbidden unless they hold every one of these permissions. */
    public static Actor with(Permission... needed) {
        Actor actor = CurrentRequest.get().actor();
        for (Permission permission : needed) {
            if (!actor.may(permission)) {
                throw Rejection.forbidden(permission.wire());
            }
        }
        return actor;
    }
}
