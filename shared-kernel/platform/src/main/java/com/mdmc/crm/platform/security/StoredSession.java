package com.mdmc.crm.platform.security;

import com.mdmc.crm.domain.id.UserId;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;

/**
 * Stored session; of its tokens only fingerprints are stored.
 *
 * @param epoch the account's session epoch when the session began; it ends when the account's differs
 * @param accessExpiresAt until when the access token opens it
 * @param refreshExpiresAt idle timeout: until when it may be renewed
 * @param expiresAt absolute timeout
 * @param ip where it began, encrypted
 * @param userAgent what it began with, encrypted
 * @param endedAt {@code null} while it is open
 */
public record StoredSession(
        String id,
        UserId userId,
        long epoch,
        String access,
        Instant accessExpiresAt,
        String refresh,
        Instant refreshExpiresAt,
        Instant expiresAt,
        Instant createdAt,
        Instant renewedAt,
        String ip,
        String userAgent,
        Instant endedAt) {
    /** The collection's name. */
    public static final String COLLECTION = "sessions";

    public static StoredSession of(Document stored) {
        return new StoredSession(
                stored.getString("_id"),
                new UserId(stored.getString("userId")),
                stored.getLong("epoch"),
                stored.getString("access"),
                instant(stored, "accessExpiresAt"),
                stored.getString("refresh"),
                instant(stored, "refreshExpiresAt"),
                instant(stored, "expiresAt"),
                instant(stored, "createdAt"),
                instant(stored, "renewedAt"),
                stored.getString("ip"),
                stored.getString("userAgent"),
                instant(stored, "endedAt"));
    }

    /** Whether the session is open: neither ended nor idle for too long, and valid for the account. */
    public boolean isOpen(Account account, Instant now) {
        return endedAt == null && now.isBefore(refreshExpiresAt) && isBackedBy(account);
    }

    /** Whether the account is active and has not ended all sessions since this one began. */
    boolean isBackedBy(Account account) {
        return account.standing().active() && account.credentials().sessionEpoch() == epoch;
    }

    public Document document() {
        return new Document("_id", id)
                .append("userId", userId.value())
                .append("epoch", epoch)
                .append("access", access)
                .append("accessExpiresAt", Date.from(accessExpiresAt))
                .append("refresh", refresh)
                .append("refreshExpiresAt", Date.from(refreshExpiresAt))
                .append("expiresAt", Date.from(expiresAt))
                .append("createdAt", Date.from(createdAt))
                .append("renewedAt", Date.from(renewedAt))
                .append("ip", ip)
                .append("userAgent", userAgent)
                .append("endedAt", endedAt == null ? null : Date.from(endedAt));
    }

    private static Instant instant(Document stored, String field) {
        Date date = stored.getDate(field);
        return date == null ? null : date.toInstant();
    }
}
