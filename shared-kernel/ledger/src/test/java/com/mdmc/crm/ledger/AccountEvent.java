package com.mdmc.crm.ledger;

import com.mdmc.crm.domain.DomainEvent;
import java.math.BigDecimal;
import java.time.Instant;

/** Events of a made-up aggregate. */
public sealed interface AccountEvent extends DomainEvent {

    String accountId();

    @Override
    default String subject() {
        return accountId();
    }

    record AccountOpened(String accountId, String owner, Instant at) implements AccountEvent {}

    record AccountCredited(String accountId, BigDecimal amount) implements AccountEvent {}
}
