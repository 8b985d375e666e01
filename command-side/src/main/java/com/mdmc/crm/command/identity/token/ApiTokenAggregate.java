package com.mdmc.crm.command.identity.token;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.bus.AggregateGuard;
import com.mdmc.crm.command.bus.CommandMetaData;
import com.mdmc.crm.command.identity.token.ApiTokenCommand.IssueApiToken;
import com.mdmc.crm.command.identity.token.ApiTokenCommand.RevokeApiToken;
import com.mdmc.crm.domain.user.ApiTokenEvent.ApiTokenIssued;
import com.mdmc.crm.domain.user.ApiTokenEvent.ApiTokenRevoked;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** An API token, from its issue to its revocation. */
@Aggregate(snapshotTriggerDefinition = "regularSnapshots", cache = "aggregateCache")
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public class ApiTokenAggregate {
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
        return AggregateGuard.decided(expectedVersion, decision);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(IssueApiToken command) {
        ApiTokenRules.require(command);
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
