package com.mdmc.crm.domain.user;

import com.mdmc.crm.domain.EventFold;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.user.UserEvent.UserCreated;
import com.mdmc.crm.domain.user.UserEvent.UserRenamed;
import com.mdmc.crm.domain.validation.SingleLine;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.valueextraction.Unwrapping;

/** What a user is called. */
public record UserName(
        @NotNull(payload = Unwrapping.Skip.class) @SingleLine @Size(min = 1, max = 50)
        PersonalText firstName,

        @NotNull(payload = Unwrapping.Skip.class) @SingleLine @Size(min = 1, max = 50)
        PersonalText lastName) {

    /** The name as a user's events make it. */
    public static final EventFold<UserName> FOLD = EventFold.of(UserName.class)
            .on(UserCreated.class, (none, created) -> new UserName(created.firstName(), created.lastName()))
            .on(UserRenamed.class, (old, renamed) -> renamed.name())
            .build();
}
