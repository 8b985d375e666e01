package com.mdmc.crm.command.user;

import com.mdmc.crm.platform.security.SecretToken;
import java.time.Instant;

/** The tokens a user walks away with; the store knows their fingerprints only. */
record IssuedTokens(SecretToken access, Instant accessExpiresAt, SecretToken refresh, Instant refreshExpiresAt) {}
