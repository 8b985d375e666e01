package com.mdmc.crm.command.http;

import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.platform.security.Actor;
import jakarta.servlet.http.HttpServletRequest;

/** Whose secrets and personal texts an answer may hold: a stored one goes when that user is erased. */
public final class AnsweredUser {
    private static final String ATTRIBUTE = AnsweredUser.class.getName();

    private AnsweredUser() {}

    /** Notes whom the answer is about, where the request itself does not tell. */
    public static void note(HttpServletRequest request, UserId user) {
        request.setAttribute(ATTRIBUTE, user.value());
    }

    /** The user's id, the caller's if none was noted; {@code null} if it is nobody's. */
    static String of(HttpServletRequest request, Actor caller) {
        if (request.getAttribute(ATTRIBUTE) instanceof String noted) {
            return noted;
        }
        return caller == null ? null : caller.id().value();
    }
}
