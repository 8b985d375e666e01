package com.mdmc.crm.command.identity.token;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.bus.AggregateGuard;
import com.mdmc.crm.command.bus.CommandMetaData;
import com.mdmc.crm.command.identity.token.ApiTokenCommand.IssueApiToken;
import com.mdmc.crm.command.identity.token.ApiTokenCommand.RevokeApiToken;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.user.ApiTokenEvent.ApiTokenIssued;
import com.mdmc.crm.domain.user.ApiTokenEvent.ApiTokenRevoked;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.domain.user.TokenScope;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** An API token, from its issue to its revocation. A machine administers nothing, whoever gives it its token. */
@Aggregate(snapshotTriggerDefinition = "regularSnapshots", cache = "aggregateCache")
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public class ApiTokenAggregate {
    private static final Set<Permission> FOR_PEOPLE =
            EnumSet.of(Permission.ADMIN_USERS, Permission.ADMIN_SETTINGS, Permission.ADMIN_AUDIT);
    private static final Duration LONGEST = Duration.ofDays(366);

    @AggregateIdentifier
    private String subject;

    private String tokenId;
    private String name;
    private boolean revoked;

    ApiTokenAggregate() {}

    @CommandHandlerInterceptor
    Object guard(
            ApiTokenCommand command,
            @MetaDataValue(CommandMetaData.EXPECTED_VERSION) Long expectedVersion,
            InterceptorChain decision)
            throws Exception {
        AggregateGuard.requireVersion(expectedVersion);
        decision.proceed();
        return AggregateGuard.version();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(IssueApiToken command) {
        if (command.permissions().stream().anyMatch(FOR_PEOPLE::contains)) {
            throw Rejection.invalid("permissions", "not-for-tokens");
        } else if ((command.scope() == TokenScope.TEAM) != (command.team() != null)) {
            throw Rejection.invalid("team", "required");
        }
        requireExpiry(command.expiresAt(), command.now());
        apply(new ApiTokenIssued(
                command.tokenId(),
                command.name(),
                command.permissions(),
                command.scope(),
                command.team(),
                command.expiresAt()));
    }

    @CommandHandler
    void decide(RevokeApiToken command) {
        if (!revoked) {
            apply(new ApiTokenRevoked(tokenId, name));
        }
    }

    private static void requireExpiry(Instant expiresAt, Instant now) {
        if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST))) {
            throw Rejection.invalid("expiresAt", "out-of-range");
        }
    }

    @EventSourcingHandler
    void evolve(ApiTokenIssued event) {
        subject = event.subject();
        tokenId = event.tokenId();
        name = event.name();
    }

    @EventSourcingHandler
    void evolve(ApiTokenRevoked event) {
        revoked = true;
    }
}
