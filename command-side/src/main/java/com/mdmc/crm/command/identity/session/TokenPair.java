package com.mdmc.crm.command.identity.session;

import com.mdmc.crm.platform.security.SecretToken;
import java.time.Instant;

/** The tokens a user walks away with; the store knows their fingerprints only. */
public record TokenPair(SecretToken access, Instant accessExpiresAt, SecretToken refresh, Instant refreshExpiresAt) {}
