package com.mdmc.crm.domain.user;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.domain.DomainEvent;
import java.time.Instant;
import java.util.Set;

/** Everything that can have happened to an API token; the token itself is in none of it. */
public sealed interface ApiTokenEvent extends DomainEvent {

    String tokenId();

    /** Streams of tokens are told from those of users by a prefix. */
    @Override
    @JsonIgnore
    default String subject() {
        return "api-token:" + tokenId();
    }

    /** A machine was given a token under a name that no other token ever has; {@code team} is that of its scope. */
    record ApiTokenIssued(
            String tokenId, String name, Set<Permission> permissions, TokenScope scope, String team, Instant expiresAt)
            implements ApiTokenEvent {}

    /** The token is good for nothing any more. */
    record ApiTokenRevoked(String tokenId, String name) implements ApiTokenEvent {}
}
