package com.mdmc.crm.command.identity.account;

import java.time.Instant;

/** A link that was mailed: where the vault keeps its fingerprint, and until when it is good. */
public record MailedToken(String id, Instant expiresAt) {

    /** Whether a presented token is this one and still good. */
    static boolean isGood(MailedToken open, String presented, Instant now) {
        return open != null && open.id().equals(presented) && now.isBefore(open.expiresAt());
    }
}
