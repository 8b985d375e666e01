package com.mdmc.crm.command.automation;

import com.mdmc.crm.command.identity.registration.UserErasures;
import com.mdmc.crm.domain.user.UserEvent.UserErased;
import org.springframework.stereotype.Component;

/** Policy: completes a recorded erasure of a user after a crash. */
@Component
class WhenUserErasedThenDestroyKey implements Policy {
    private final UserErasures erasures;

    WhenUserErasedThenDestroyKey(UserErasures erasures) {
        this.erasures = erasures;
    }

    @Override
    public String name() {
        return "when-user-erased-then-destroy-key";
    }

    @Override
    public Reactions reactions() {
        return new Reactions().on(UserErased.class, (erased, at, context) -> erasures.complete(erased.userId()));
    }
}
