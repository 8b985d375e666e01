package com.mdmc.crm.query.user;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.platform.security.StoredSession;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Read model of a session for its user.
 *
 * @param renewedAt when its tokens were last exchanged
 * @param expiresAt when it ends unless it is renewed
 * @param isCurrent whether it is the session of the request
 */
@NullMarked
record SessionView(
        String id,
        Instant createdAt,
        Instant renewedAt,
        Instant expiresAt,
        @Nullable PersonalText ip,
        @Nullable PersonalText userAgent,
        boolean isCurrent) {

    static SessionView of(StoredSession session, String current) {
        return new SessionView(
                session.id(),
                session.createdAt(),
                session.renewedAt(),
                session.refreshExpiresAt(),
                encrypted(session.ip()),
                encrypted(session.userAgent()),
                session.id().equals(current));
    }

    private static PersonalText encrypted(String token) {
        return token == null ? null : PersonalText.encrypted(token);
    }
}
