package com.mdmc.crm.query.user;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.platform.security.StoredSession;
import com.mdmc.crm.query.location.Device;
import com.mdmc.crm.query.location.GeoLocation;
import com.mdmc.crm.query.location.Location;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Read model of a session for its user.
 *
 * @param renewedAt when its tokens were last exchanged
 * @param expiresAt when it ends unless it is renewed
 * @param device browser and system, as far as they are known
 * @param location where the address is; {@code null} without a database of places
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
        @Nullable PersonalText device,
        @Nullable Location location,
        boolean isCurrent) {

    static SessionView of(StoredSession session, String current) {
        return new SessionView(
                session.id(),
                session.createdAt(),
                session.renewedAt(),
                session.refreshExpiresAt(),
                encrypted(session.ip()),
                encrypted(session.userAgent()),
                null,
                null,
                session.id().equals(current));
    }

    /** The same, decrypted, with what its owner knows it by. */
    SessionView recognisable(GeoLocation places) {
        String known = userAgent == null ? null : Device.of(userAgent.text());
        return new SessionView(
                id,
                createdAt,
                renewedAt,
                expiresAt,
                ip,
                userAgent,
                known == null ? null : PersonalText.clear(known),
                ip == null ? null : places.of(ip.text()).orElse(null),
                isCurrent);
    }

    private static PersonalText encrypted(String token) {
        return token == null ? null : PersonalText.encrypted(token);
    }
}
