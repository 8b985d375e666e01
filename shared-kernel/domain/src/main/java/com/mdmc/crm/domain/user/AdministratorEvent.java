package com.mdmc.crm.domain.user;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.id.UserId;

/**
 * The roll of administrators, kept in a stream of its own. Whatever makes or unmakes an administrator writes here in
 * the same commit, so that of two demotions at the same time one finds the roll changed.
 */
public sealed interface AdministratorEvent extends DomainEvent {

    UserId userId();

    @Override
    @JsonIgnore
    default String subject() {
        return userId().value();
    }

    /** The user joined those who are active, have the role and may administer users. */
    record AdministratorAppointed(UserId userId) implements AdministratorEvent {}

    /** The user left them; at least one other remains. */
    record AdministratorDismissed(UserId userId) implements AdministratorEvent {}
}
