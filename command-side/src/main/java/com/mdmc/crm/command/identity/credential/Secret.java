package com.mdmc.crm.command.identity.credential;

import com.mdmc.crm.domain.id.UserId;
import java.time.Instant;
import java.util.List;

/**
 * One secret as it rests in the vault.
 *
 * @param contents a bcrypt hash; an encrypted one-time code secret or provider key; fingerprints of tokens or codes
 */
public record Secret(String id, UserId userId, Kind kind, List<String> contents, Instant createdAt) {

    public enum Kind {
        PASSWORD,
        TOTP,
        RECOVERY_CODES,
        LINK,
        API_KEY,
        AGENDA_FEED
    }

    /** The only content. */
    public String content() {
        return contents.get(0);
    }
}
