package com.mdmc.crm.domain.user;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.user.UserEvent.UserCreated;
import com.mdmc.crm.domain.user.UserEvent.UserRenamed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.valueextraction.Unwrapping;

/** What a user is called. */
public record UserName(
        @NotNull(payload = Unwrapping.Skip.class) @Size(min = 1, max = 50)
        PersonalText firstName,

        @NotNull(payload = Unwrapping.Skip.class) @Size(min = 1, max = 50)
        PersonalText lastName) {

    /** The name after one more event; {@code before} is {@code null} ahead of the first. */
    public static UserName after(UserName before, UserEvent event) {
        if (event instanceof UserCreated created) {
            return new UserName(created.firstName(), created.lastName());
        }
        return event instanceof UserRenamed renamed ? renamed.name() : before;
    }
}
